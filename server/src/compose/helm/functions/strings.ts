/** Functions that make new text. */
import { TemplateError } from '../values/signals.ts';
import type { Str, Value } from '../values/value.ts';
import { bool, list, str } from '../values/value.ts';
import { integerAt, parameter, stringAt, textAt, toStringValue, plainText } from './parameters.ts';
import type { FunctionTable, TemplateFunction } from './types.ts';
import { strict } from './types.ts';

/** A function of one text; the same text keeps its places. */
function mapped(change: (text: string) => string): TemplateFunction {
  return strict((values): Str => {
    const value = stringAt(values, 0);
    const text = plainText(value);
    const changed = change(text);
    return changed === text ? value : str(changed);
  });
}

function predicate(test: (text: string, part: string) => boolean): TemplateFunction {
  return strict((values) => bool(test(textAt(values, 1), textAt(values, 0))));
}

/** The words of a name: at changes of case and at anything that is no letter or digit. */
function words(text: string): readonly string[] {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function titled(text: string): string {
  return text.replaceAll(/(^|[\s])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function repeat(values: readonly Value[]): Str {
  const count = integerAt(values, 0);
  const text = textAt(values, 1);
  if (count < 0 || count * text.length > 1_000_000) throw new TemplateError('too many repetitions');
  return str(text.repeat(count));
}

function replace(values: readonly Value[]): Str {
  const [from, to] = [textAt(values, 0), textAt(values, 1)];
  const value = stringAt(values, 2);
  const text = plainText(value);
  if (!text.includes(from)) return value;
  if (from === '') throw new TemplateError('nothing to replace');
  if ((text.length / from.length) * to.length > 1_000_000) throw new TemplateError('too long a text');
  return str(text.replaceAll(from, () => to));
}

function abbreviate(values: readonly Value[]): Str {
  const width = integerAt(values, 0);
  const value = stringAt(values, 1);
  const text = plainText(value);
  return width < 4 || text.length <= width ? value : str(`${text.slice(0, width - 3)}...`);
}

export const strings: FunctionTable = {
  lower: mapped((text) => text.toLowerCase()),
  upper: mapped((text) => text.toUpperCase()),
  title: mapped(titled),
  untitle: mapped((text) => text.replaceAll(/(^|[\s])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLowerCase())),
  nospace: mapped((text) => text.replaceAll(/\s/g, '')),
  initials: mapped((text) =>
    words(text)
      .map((word) => word.charAt(0))
      .join(''),
  ),
  swapcase: mapped((text) => Array.from(text, (char) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase())).join('')),
  snakecase: mapped((text) => words(text).join('_').toLowerCase()),
  kebabcase: mapped((text) => words(text).join('-').toLowerCase()),
  camelcase: mapped((text) => (/[_\s-]/.test(text) ? words(text).map(capital).join('') : capital(text))),
  contains: predicate((text, part) => text.includes(part)),
  hasPrefix: predicate((text, part) => text.startsWith(part)),
  hasSuffix: predicate((text, part) => text.endsWith(part)),
  replace: strict(replace),
  repeat: strict(repeat),
  abbrev: strict(abbreviate),
  plural: strict((values) => parameter(values, integerAt(values, 2) === 1 ? 0 : 1)),
  splitList: strict((values) => list(textAt(values, 1).split(textAt(values, 0)).map(str))),
  split: strict((values) => split(textAt(values, 0), textAt(values, 1), -1)),
  splitn: strict((values) => split(textAt(values, 0), textAt(values, 2), integerAt(values, 1))),
  toStrings: strict((values) => {
    const value = parameter(values, 0);
    return value.kind === 'list' ? list(value.items.map(toStringValue)) : list([toStringValue(value)]);
  }),
  sortAlpha: strict((values) => {
    const value = parameter(values, 0);
    if (value.kind !== 'list') return list([toStringValue(value)]);
    return list(value.items.map(toStringValue).sort((a, b) => (plainText(a) < plainText(b) ? -1 : plainText(a) > plainText(b) ? 1 : 0)));
  }),
};

function split(separator: string, text: string, count: number): Value {
  let parts = text.split(separator);
  if (count > 0 && parts.length > count) parts = [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
  const entries = new Map(parts.map((part, index): readonly [string, Value] => [`_${String(index)}`, str(part)]));
  return { kind: 'dict', entries, keys: new Map(), open: false };
}
