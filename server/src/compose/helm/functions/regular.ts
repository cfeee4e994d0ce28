/** Regular expressions of templates, as far as they are sure to end soon and to mean the same here as in Go. */
import { NotKnown, TemplateError } from '../values/signals.ts';
import type { Value } from '../values/value.ts';
import { bool, list, str } from '../values/value.ts';
import { integerAt, textAt } from './parameters.ts';
import type { FunctionTable } from './types.ts';
import { strict } from './types.ts';

const maxPattern = 200;

/** How long a text may be for a pattern with so many unbounded repetitions. */
const maxLengths: readonly number[] = [1_000_000, 4000, 300, 60];

/** Throws NotKnown for a pattern that might run away on this text, or mean something else in JavaScript. */
export function safePattern(source: string, text: string, flags: string): RegExp {
  const plain = source.replaceAll(/\\[^bBAzQEpPC\n\dk]/g, 'a').replaceAll(/\[\^?[^[\]]+\]/g, 'a');
  const strange = /[\\[\]]|\(\?(?!:)|\)[*+{]|[*+?}][*+?]{2}|[*+}][+{]|\{\d{3,}|\{\d*,\d{3,}/.test(plain);
  const repetitions = (plain.match(/[*+]|\{\d+,\}/g) ?? []).length;
  const limit = maxLengths[repetitions];
  if (strange || source.length > maxPattern || limit === undefined || text.length > limit)
    throw new NotKnown('a regular expression that is not evaluated here');
  try {
    return new RegExp(source, flags);
  } catch (error) {
    if (error instanceof SyntaxError) throw new TemplateError('a regular expression that is not valid');
    throw error;
  }
}

function matches(values: readonly Value[]): boolean {
  const text = textAt(values, 1);
  return safePattern(textAt(values, 0), text, 'u').test(text);
}

function find(values: readonly Value[]): string {
  const text = textAt(values, 1);
  return safePattern(textAt(values, 0), text, 'u').exec(text)?.[0] ?? '';
}

function findAll(values: readonly Value[]): Value {
  const text = textAt(values, 1);
  const count = integerAt(values, 2);
  const found = text.match(safePattern(textAt(values, 0), text, 'gu')) ?? [];
  return list((count < 0 ? found : found.slice(0, count)).map(str));
}

function replaceAll(values: readonly Value[], literal: boolean): string {
  const text = textAt(values, 1);
  const replacement = textAt(values, 2);
  const pattern = safePattern(textAt(values, 0), text, 'gu');
  return text.replaceAll(pattern, (...groups: readonly unknown[]) => (literal ? replacement : expand(replacement, groups)));
}

/** `$1` and `${1}` of Go; a name that is no number stands for nothing. */
function expand(replacement: string, groups: readonly unknown[]): string {
  return replacement.replaceAll(/\$(?:\{(\w+)\}|(\w+)|\$)/g, (whole, braced?: string, bare?: string) => {
    if (whole === '$$') return '$';
    const name = braced ?? bare ?? '';
    const group = /^\d+$/.test(name) ? groups[Number(name)] : '';
    return typeof group === 'string' ? group : '';
  });
}

function split(values: readonly Value[]): Value {
  const text = textAt(values, 1);
  const count = integerAt(values, 2);
  if (count >= 0) throw new NotKnown('a regular expression that is not evaluated here');
  return list(text.split(safePattern(textAt(values, 0).replaceAll(/\((?!\?)/g, '(?:'), text, 'u')).map(str));
}

export const regular: FunctionTable = {
  regexMatch: strict((values) => bool(matches(values))),
  mustRegexMatch: strict((values) => bool(matches(values))),
  regexFind: strict((values) => str(find(values))),
  mustRegexFind: strict((values) => str(find(values))),
  regexFindAll: strict(findAll),
  mustRegexFindAll: strict(findAll),
  regexReplaceAll: strict((values) => str(replaceAll(values, false))),
  mustRegexReplaceAll: strict((values) => str(replaceAll(values, false))),
  regexReplaceAllLiteral: strict((values) => str(replaceAll(values, true))),
  mustRegexReplaceAllLiteral: strict((values) => str(replaceAll(values, true))),
  regexSplit: strict(split),
  mustRegexSplit: strict(split),
  regexQuoteMeta: strict((values) => str(textAt(values, 0).replaceAll(/[\\.+*?()|[\]{}^$]/g, '\\$&'))),
};
