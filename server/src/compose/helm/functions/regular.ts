/** Regular expressions of templates, as Go has them. */
import { compilePattern } from '../../../syntax/pattern/program.ts';
import type { Program } from '../../../syntax/pattern/program.ts';
import { PatternError } from '../../../syntax/pattern/read.ts';
import { isFound, search, searchAll } from '../../../syntax/pattern/run.ts';
import type { Match } from '../../../syntax/pattern/run.ts';
import { NotKnown } from '../values/signals.ts';
import type { Value } from '../values/value.ts';
import { bool, list, str } from '../values/value.ts';
import { integerAt, textAt } from './parameters.ts';
import type { FunctionTable, Runtime } from './types.ts';
import { strict } from './types.ts';

const programs = new Map<string, Program>();

const maxPrograms = 500;

/** Throws NotKnown for a pattern that is not part of the syntax here. */
function programOf(pattern: string): Program {
  const known = programs.get(pattern);
  if (known) return known;
  if (programs.size >= maxPrograms) programs.clear();
  try {
    const program = compilePattern(pattern);
    programs.set(pattern, program);
    return program;
  } catch (error) {
    if (error instanceof PatternError) throw new NotKnown('a regular expression that is not evaluated here');
    throw error;
  }
}

function spending(runtime: Runtime): (steps: number) => void {
  return (steps) => {
    runtime.spend(steps);
  };
}

function matches(values: readonly Value[], runtime: Runtime): boolean {
  return isFound(programOf(textAt(values, 0)), textAt(values, 1), spending(runtime));
}

function find(values: readonly Value[], runtime: Runtime): string {
  const text = textAt(values, 1);
  const match = search(programOf(textAt(values, 0)), text, 0, spending(runtime));
  return match ? textOf(text, match, 0) : '';
}

function findAll(values: readonly Value[], runtime: Runtime): Value {
  const text = textAt(values, 1);
  const count = integerAt(values, 2);
  const found: string[] = [];
  for (const match of searchAll(programOf(textAt(values, 0)), text, spending(runtime))) {
    if (count >= 0 && found.length >= count) break;
    found.push(textOf(text, match, 0));
  }
  return list(found.map(str));
}

function replaceAll(values: readonly Value[], runtime: Runtime, literal: boolean): string {
  const program = programOf(textAt(values, 0));
  const text = textAt(values, 1);
  const replacement = textAt(values, 2);
  let result = '';
  let done = 0;
  for (const match of searchAll(program, text, spending(runtime))) {
    const [start = 0, end = 0] = match;
    result += text.slice(done, start) + (literal ? replacement : expand(replacement, program, text, match));
    runtime.spend(replacement.length / 100);
    done = end;
  }
  return result + text.slice(done);
}

/** `$1`, `${1}` and `${name}` of Go; a group that there is not stands for nothing. */
function expand(replacement: string, { groups }: Program, text: string, match: Match): string {
  return replacement.replaceAll(/\$(?:\{(\w+)\}|(\w+)|\$)/g, (whole, braced?: string, bare?: string) => {
    if (whole === '$$') return '$';
    const name = braced ?? bare ?? '';
    if (/^\d+$/.test(name)) return textOf(text, match, Number(name));
    const group = groups.findIndex((one, index) => one === name && (match[2 * index + 2] ?? -1) >= 0);
    return group < 0 ? '' : textOf(text, match, group + 1);
  });
}

function textOf(text: string, match: Match, group: number): string {
  const [start = -1, end = -1] = match.slice(2 * group, 2 * group + 2);
  return start < 0 ? '' : text.slice(start, end);
}

function split(values: readonly Value[], runtime: Runtime): Value {
  const pattern = textAt(values, 0);
  const text = textAt(values, 1);
  const count = integerAt(values, 2);
  if (count === 0) return list([]);
  if (pattern !== '' && text === '') return list([str('')]);
  const parts: string[] = [];
  let begin = 0;
  let last = 0;
  for (const [start = 0, end = 0] of searchAll(programOf(pattern), text, spending(runtime))) {
    if (count > 0 && parts.length === count - 1) break;
    last = start;
    if (end !== 0) parts.push(text.slice(begin, start));
    begin = end;
  }
  if (last !== text.length) parts.push(text.slice(begin));
  return list(parts.map(str));
}

export const regular: FunctionTable = {
  regexMatch: strict((values, runtime) => bool(matches(values, runtime))),
  mustRegexMatch: strict((values, runtime) => bool(matches(values, runtime))),
  regexFind: strict((values, runtime) => str(find(values, runtime))),
  mustRegexFind: strict((values, runtime) => str(find(values, runtime))),
  regexFindAll: strict(findAll),
  mustRegexFindAll: strict(findAll),
  regexReplaceAll: strict((values, runtime) => str(replaceAll(values, runtime, false))),
  mustRegexReplaceAll: strict((values, runtime) => str(replaceAll(values, runtime, false))),
  regexReplaceAllLiteral: strict((values, runtime) => str(replaceAll(values, runtime, true))),
  mustRegexReplaceAllLiteral: strict((values, runtime) => str(replaceAll(values, runtime, true))),
  regexSplit: strict(split),
  mustRegexSplit: strict(split),
  regexQuoteMeta: strict((values) => str(textAt(values, 0).replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&'))),
};
