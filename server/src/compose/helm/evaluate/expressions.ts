/** The pipelines of actions, evaluated. */
import { functions } from '../functions/table.ts';
import type { Runtime, TemplateFunction } from '../functions/types.ts';
import type { Command, Expression, Pipe } from '../parse/nodes.ts';
import { NotKnown, TemplateError } from '../values/signals.ts';
import { holeReason, reasonOf } from '../values/text.ts';
import type { Str, Value } from '../values/value.ts';
import { bool, causeOf, entry, isTrue, nil, str, unknown } from '../values/value.ts';
import type { Scope } from './scope.ts';
import type { TemplateSource } from './source.ts';

/** Where an expression is evaluated. */
export interface Context {
  readonly scope: Scope;
  readonly source: TemplateSource;
  readonly runtime: Runtime;
}

/** The value of a pipeline; throws NotKnown, TemplateError or LimitReached. Its variables are not set. */
export function evaluatePipe(pipe: Pipe, dot: Value, context: Context): Value {
  let value: Value | undefined;
  for (const command of pipe.commands) value = evaluateCommand(command, dot, context, value);
  return value ?? nil;
}

function evaluateCommand({ words }: Command, dot: Value, context: Context, last: Value | undefined): Value {
  const [first, ...rest] = words;
  if (!first) return nil;
  context.runtime.spend(1);
  if (first.kind === 'function') return callFunction(first.name, first, rest, dot, context, last);
  if (rest.length === 0 && last === undefined) return evaluate(first, dot, context);
  const parameters = rest.map((word) => evaluate(word, dot, context));
  if (last) parameters.push(last);
  return callMember(first, parameters, dot, context);
}

function callMember(first: Expression, parameters: readonly Value[], dot: Value, context: Context): Value {
  if (first.kind !== 'field' && first.kind !== 'variable' && first.kind !== 'chain') throw new TemplateError('a value is no function');
  const names = first.names;
  const name = names.at(-1);
  if (name === undefined) throw new TemplateError('a value is no function');
  const owner = members(startOf(first, dot, context), names.slice(0, -1));
  if (owner.kind === 'unknown') return owner;
  if (owner.kind !== 'thing') throw new TemplateError(`${name} is no method`);
  if (parameters.some(({ kind }) => kind === 'unknown')) return unknown('it depends on an unknown parameter');
  return owner.member(name, parameters);
}

function startOf(expression: Expression, dot: Value, context: Context): Value {
  if (expression.kind === 'field') return dot;
  if (expression.kind === 'variable') return context.scope.get(expression.name);
  return expression.kind === 'chain' ? evaluate(expression.of, dot, context) : nil;
}

/** The value of one word. */
export function evaluate(expression: Expression, dot: Value, context: Context): Value {
  switch (expression.kind) {
    case 'string':
      return constant(expression.value, context.source, expression);
    case 'number':
      return { kind: 'number', value: expression.value, integer: expression.integer };
    case 'boolean':
      return bool(expression.value);
    case 'nil':
      return nil;
    case 'dot':
      return dot;
    case 'field':
    case 'variable':
    case 'chain':
      return spelled(members(startOf(expression, dot, context), expression.names), expression, context);
    case 'group':
      return evaluatePipe(expression.pipe, dot, context);
    case 'function':
      return callFunction(expression.name, expression, [], dot, context, undefined);
  }
}

function constant(text: string, source: TemplateSource, span: Expression): Str {
  const origin = source.origin(span);
  return origin ? { kind: 'string', text, origin, constant: true } : str(text);
}

/** An unknown value remembers how it was named. */
function spelled(value: Value, { start, end }: Expression, { source }: Context): Value {
  if (value.kind !== 'unknown' || value.spelling !== undefined) return value;
  return { ...value, spelling: `{{ ${source.tree.text.slice(start, end).replaceAll(/\s+/g, ' ')} }}` };
}

function members(start: Value, names: readonly string[]): Value {
  // Go lets nothing have any field, but no field of a map that is nothing.
  if (start.kind === 'nil') return start;
  let value: Value = start;
  for (const name of names) value = member(value, name);
  return value;
}

function member(value: Value, name: string): Value {
  switch (value.kind) {
    case 'unknown':
      return value;
    case 'dict':
      return entry(value, name);
    case 'thing':
      return value.member(name, []);
    case 'nil':
      throw new TemplateError(`nil pointer evaluating interface {}.${name}`);
    default:
      throw new TemplateError(`can't evaluate field ${name}`);
  }
}

function callFunction(
  name: string,
  word: Expression,
  rest: readonly Expression[],
  dot: Value,
  context: Context,
  last: Value | undefined,
): Value {
  if (name === 'and' || name === 'or') return shortCircuit(name, rest, dot, context, last);
  const known = functions.get(name);
  if (!known) throw new TemplateError(`function ${name} is not known`);
  const parameters = rest.map((expression) => evaluate(expression, dot, context));
  if (last) parameters.push(last);
  const reason = missingFor(known, parameters);
  const end = rest.at(-1)?.end ?? word.end;
  if (reason !== undefined) return { kind: 'unknown', reason, spelling: spelling(context, word.start, end) };
  try {
    const result = known.run(parameters, context.runtime);
    if (result.kind === 'string') context.runtime.spend(result.text.length / 256);
    return traced(result, parameters);
  } catch (error) {
    if (error instanceof NotKnown) return { kind: 'unknown', reason: error.message, spelling: spelling(context, word.start, end) };
    throw error;
  }
}

/** Why a function cannot be called with these parameters. */
function missingFor({ lenient, passesHoles }: TemplateFunction, parameters: readonly Value[]): string | undefined {
  for (const value of parameters) {
    if (value.kind === 'unknown' && !lenient) return value.reason;
    if (value.kind === 'string' && value.holes === true && !passesHoles) return holeReason(value);
  }
  return undefined;
}

function spelling({ source }: Context, start: number, end: number): string {
  const text = source.tree.text.slice(start, end);
  return text.includes('}}') || text.length > 200 ? '{{ unknown }}' : `{{ ${text.replaceAll(/\s+/g, ' ')} }}`;
}

/** A result without a place of its own has that of the first parameter that has one. */
function traced(value: Value, parameters: readonly Value[]): Value {
  if (causeOf(value) || value.kind === 'unknown' || value.kind === 'thing' || value.kind === 'dict') return value;
  for (const from of parameters) {
    const cause = causeOf(from);
    if (cause) return { ...value, cause };
  }
  return value;
}

/** `and` and `or` give the first value that decides, or the last. */
function shortCircuit(name: 'and' | 'or', rest: readonly Expression[], dot: Value, context: Context, last: Value | undefined): Value {
  let result: Value | undefined;
  let doubt: Value | undefined;
  const take = (value: Value): boolean => {
    const truth = isTrue(value);
    result = value;
    if (truth === undefined) doubt ??= value;
    return truth === (name === 'or');
  };
  for (const expression of rest) {
    if (take(evaluate(expression, dot, context))) return doubt ? decided(name, doubt, result) : (result ?? nil);
  }
  if (last) take(last);
  else if (rest.length === 0) throw new TemplateError(`wrong number of arguments for ${name}`);
  if (doubt) return decided(name, doubt, result);
  return result ?? nil;
}

/** With an unknown value before it, only the truth of the outcome may be certain: false behind `and`, true behind `or`. */
function decided(name: 'and' | 'or', doubt: Value, last: Value | undefined): Value {
  const reason = reasonOf(doubt);
  const truth = last === undefined || last === doubt ? undefined : isTrue(last);
  if (last === undefined || truth !== (name === 'or')) return unknown(reason);
  return { ...unknown(reason, causeOf(last)), truth };
}
