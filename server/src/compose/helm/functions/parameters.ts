/** The parameters of template functions as what they must be. */
import { print } from '../values/print.ts';
import { NotKnown, TemplateError } from '../values/signals.ts';
import { holeReason } from '../values/text.ts';
import type { Dict, List, Str, Value } from '../values/value.ts';
import { str } from '../values/value.ts';

export function parameter(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (!value) throw new TemplateError('wrong number of arguments');
  return value;
}

/** A string without unknown parts. */
export function textAt(values: readonly Value[], index: number): string {
  return plainText(stringAt(values, index));
}

export function stringAt(values: readonly Value[], index: number): Str {
  const value = parameter(values, index);
  if (value.kind === 'string') return value;
  if (value.kind === 'unknown') throw new NotKnown(value.reason);
  if (value.kind === 'nil') return str('');
  throw new TemplateError(`a string is expected, not ${value.kind}`);
}

export function plainText(value: Str): string {
  if (value.holes === true) throw new NotKnown(holeReason(value));
  return value.text;
}

/** Anything as text, as Sprig turns it into a string. */
export function toStringValue(value: Value): Str {
  return value.kind === 'string' ? value : str(print(value));
}

/** A number, also one that is spelled in a string. */
export function numberAt(values: readonly Value[], index: number): number {
  const value = parameter(values, index);
  switch (value.kind) {
    case 'number':
      return value.value;
    case 'bool':
      return value.value ? 1 : 0;
    case 'string': {
      const text = plainText(value).trim();
      const number = /^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text);
      return text !== '' && Number.isFinite(number) ? number : 0;
    }
    case 'unknown':
      throw new NotKnown(value.reason);
    default:
      return 0;
  }
}

/** An int64, as Sprig casts anything to one. */
export function integerAt(values: readonly Value[], index: number): number {
  const value = parameter(values, index);
  if (value.kind === 'string' && !/^[-+]?(?:\d+|0[xX][\da-fA-F]+)$/.test(plainText(value).trim())) return 0;
  return Math.trunc(numberAt(values, index));
}

export function listAt(values: readonly Value[], index: number): List {
  const value = parameter(values, index);
  if (value.kind === 'list') return value;
  if (value.kind === 'unknown') throw new NotKnown(value.reason);
  throw new TemplateError(`a list is expected, not ${value.kind}`);
}

export function dictAt(values: readonly Value[], index: number): Dict {
  const value = parameter(values, index);
  if (value.kind === 'dict') return value;
  if (value.kind === 'unknown') throw new NotKnown(value.reason);
  throw new TemplateError(`a map is expected, not ${value.kind}`);
}

/** Throws NotKnown when anything inside is not known. */
export function certain(value: Value): Value {
  if (value.kind === 'unknown') throw new NotKnown(value.reason);
  if (value.kind === 'string') plainText(value);
  else if (value.kind === 'list') value.items.forEach(certain);
  else if (value.kind === 'dict') {
    if (value.open) throw new NotKnown('a map is not known to be whole');
    for (const inner of value.entries.values()) certain(inner);
  }
  return value;
}
