/** Expressions in CEL, the language of the admission policies of Kubernetes: checked once, evaluated within limits. */
import type * as Library from '@marcbachmann/cel-js';
import { compilePattern } from '../syntax/pattern/program.ts';
import type { Program } from '../syntax/pattern/program.ts';
import { PatternError } from '../syntax/pattern/read.ts';
import { isFound } from '../syntax/pattern/run.ts';
import type { Span } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { limits } from './limits.ts';
import { Meter } from './meter.ts';
import { metered, nodesOf } from './nodes.ts';
import type { CelNode } from './nodes.ts';

/** What is wrong with an expression, and where in it. */
export interface ExpressionProblem {
  readonly message: string;
  readonly span: Span;
}

export type Evaluated =
  | { readonly state: 'value'; readonly value: unknown }
  | { readonly state: 'unknown' }
  | { readonly state: 'error'; readonly problem: ExpressionProblem }
  | { readonly state: 'limit'; readonly reason: string };

/** Looks up variables; whoever made it knows whether something unknown was touched. */
export interface Scope {
  readonly variables: ReadonlyMap<string, unknown>;
  readonly touchedUnknown: () => boolean;
}

export interface Expression {
  readonly text: string;
  evaluate(scope: Scope): Evaluated & { readonly steps: number };
}

export type Compiled = { readonly expression: Expression } | { readonly problem: ExpressionProblem };

/** Fetches the library; nobody who has no such rules pays for it. */
export async function loadCel(): Promise<Cel> {
  return new Cel(await import('@marcbachmann/cel-js'));
}

export class Cel {
  readonly #library: typeof Library;
  readonly #meter = new Meter();
  readonly #patterns = new Map<string, Program>();
  readonly #environments = new Map<string, Library.Environment>();

  constructor(library: typeof Library) {
    this.#library = library;
  }

  /** `wants` is the type that its value must have, as far as that can be told before it has one. */
  compile(text: string, variables: readonly string[], wants: 'bool' | 'any'): Compiled {
    const whole = { start: 0, end: text.length };
    if (text.length > limits.expression) return fault(say`An expression has at most ${String(limits.expression)} characters.`, whole);
    try {
      const parsed = this.#environmentOf(variables).parse(text);
      const nodes = nodesOf(parsed.ast);
      const pattern = this.#replaceMatches(nodes);
      if (pattern) return { problem: pattern };
      const { valid, type, error } = parsed.check();
      if (!valid) return { problem: problemOf(error, whole) };
      if (wants === 'bool' && type !== 'bool' && type !== 'dyn')
        return fault(say`This is no condition: its value is of type ${String(type)}.`, whole);
      for (const node of nodesOf(parsed.ast)) metered(node, this.#meter);
      return { expression: this.#expressionOf(text, (scope) => parsed(scope)) };
    } catch (error) {
      return { problem: problemOf(error, whole) };
    }
  }

  #expressionOf(text: string, run: (variables: Library.Context) => unknown): Expression {
    const meter = this.#meter;
    const evaluate = ({ variables, touchedUnknown }: Scope): Evaluated => {
      meter.begin();
      try {
        const value = run(variables);
        if (meter.exceeded !== undefined) return { state: 'limit', reason: meter.exceeded };
        return { state: 'value', value };
      } catch (error) {
        if (meter.exceeded !== undefined) return { state: 'limit', reason: meter.exceeded };
        // Whatever follows from something unknown is unknown too, be it an error.
        return touchedUnknown() ? { state: 'unknown' } : { state: 'error', problem: problemOf(error, { start: 0, end: text.length }) };
      }
    };
    return { text, evaluate: (scope) => ({ ...evaluate(scope), steps: meter.steps }) };
  }

  #environmentOf(variables: readonly string[]): Library.Environment {
    const key = variables.join(' ');
    const known = this.#environments.get(key);
    if (known) return known;
    const environment = new this.#library.Environment({
      homogeneousAggregateLiterals: false,
      enableOptionalTypes: true,
      limits: { maxAstNodes: limits.nodes, maxDepth: limits.depth, maxListElements: 200, maxMapEntries: 200, maxCallArguments: 16 },
    });
    environment.registerFunction(`string.${linearMatches}(string): bool`, (text: unknown, pattern: unknown) =>
      this.#matches(String(text), String(pattern)),
    );
    for (const name of variables) environment.registerVariable(name, 'dyn');
    this.#environments.set(key, environment);
    return environment;
  }

  /** The library runs patterns as JavaScript does, which some of them keep busy for ever. What it calls instead cannot be. */
  #replaceMatches(nodes: readonly CelNode[]): ExpressionProblem | undefined {
    for (const { op, args, start, end } of nodes) {
      if (op !== 'rcall' || !Array.isArray(args) || args[0] !== 'matches') continue;
      args[0] = linearMatches;
      const [pattern] = Array.isArray(args[2]) ? nodesOf(args[2][0]) : [];
      const message = pattern?.op === 'value' && typeof pattern.args === 'string' ? this.#patternProblem(pattern.args) : undefined;
      if (message !== undefined) return { message, span: { start: pattern?.start ?? start, end: pattern?.end ?? end } };
    }
    return undefined;
  }

  #patternProblem(pattern: string): string | undefined {
    try {
      this.#programOf(pattern);
      return undefined;
    } catch (error) {
      if (error instanceof PatternError) return patternMessage(error);
      throw error;
    }
  }

  #matches(text: string, pattern: string): boolean {
    try {
      return isFound(this.#programOf(pattern), text, this.#meter.spend);
    } catch (error) {
      if (error instanceof PatternError) throw new this.#library.EvaluationError(patternMessage(error));
      throw error;
    }
  }

  #programOf(pattern: string): Program {
    const known = this.#patterns.get(pattern);
    if (known) return known;
    const program = compilePattern(pattern);
    if (this.#patterns.size >= mostPatterns) this.#patterns.clear();
    this.#patterns.set(pattern, program);
    return program;
  }
}

const linearMatches = 'matchesInLinearTime';
const mostPatterns = 500;

function patternMessage({ message }: PatternError): string {
  return say`This pattern cannot be read: ${message}.`;
}

function fault(message: string, span: Span): { readonly problem: ExpressionProblem } {
  return { problem: { message, span } };
}

/** An error of the library in one sentence, at its place. */
function problemOf(error: unknown, whole: Span): ExpressionProblem {
  const { summary, range } = detailsOf(error);
  const text =
    (summary ?? (error instanceof Error ? error.message : String(error))).replaceAll(linearMatches, 'matches').split('\n')[0] ?? '';
  const start = Math.min(range?.start ?? whole.start, whole.end);
  const end = Math.min(Math.max(range?.end ?? whole.end, start), whole.end);
  const sentence = text.slice(0, 200);
  return {
    message: /[.!?]$/.test(sentence) ? sentence : `${sentence}.`,
    span: start < end ? { start, end } : { start: Math.max(0, end - 1), end },
  };
}

function detailsOf(error: unknown): { readonly summary?: string; readonly range?: Span } {
  if (typeof error !== 'object' || error === null) return {};
  const summary = 'summary' in error && typeof error.summary === 'string' ? { summary: error.summary } : {};
  const range = 'range' in error && isSpan(error.range) ? { range: error.range } : {};
  return { ...summary, ...range };
}

function isSpan(value: unknown): value is Span {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    'end' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number'
  );
}
