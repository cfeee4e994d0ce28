/** Values as JSON, and back. */
import { jsonNumber } from '../yaml/emit.ts';
import { print } from '../values/print.ts';
import { NotKnown, TemplateError } from '../values/signals.ts';
import type { Value } from '../values/value.ts';
import { bool, dict, float, list, nil, sortedKeys, str } from '../values/value.ts';
import { plainText } from './parameters.ts';

/** Compact JSON with keys in order; throws NotKnown. */
export function toJson(value: Value, escapes: boolean, indent = ''): string {
  return write(value, escapes, indent, '');
}

function write(value: Value, escapes: boolean, step: string, margin: string): string {
  const inner = margin + step;
  const [open, separator, close] = step === '' ? ['', ',', ''] : [`\n${inner}`, `,\n${inner}`, `\n${margin}`];
  switch (value.kind) {
    case 'unknown':
      throw new NotKnown(value.reason);
    case 'nil':
      return 'null';
    case 'bool':
      return String(value.value);
    case 'number':
      return jsonNumber(value.value);
    case 'string':
      return quoted(plainText(value), escapes);
    case 'list':
      if (value.items.length === 0) return '[]';
      return `[${open}${value.items.map((item) => write(item, escapes, step, inner)).join(separator)}${close}]`;
    case 'dict': {
      if (value.open) throw new NotKnown('a map is not known to be whole');
      if (value.entries.size === 0) return '{}';
      const colon = step === '' ? ':' : ': ';
      const entries = sortedKeys(value.entries).map(
        (key) => `${quoted(key, escapes)}${colon}${write(value.entries.get(key) ?? nil, escapes, step, inner)}`,
      );
      return `{${open}${entries.join(separator)}${close}}`;
    }
    case 'thing':
      return quoted(print(value), escapes);
  }
}

function quoted(text: string, escapes: boolean): string {
  const json = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return escapes ? json.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026') : json;
}

/** Throws TemplateError for what is no JSON. */
export function fromJson(text: string): Value {
  try {
    return convert(JSON.parse(text), 0);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) throw new TemplateError(error.message);
    throw error;
  }
}

function convert(value: unknown, depth: number): Value {
  if (depth > 100) throw new TemplateError('JSON nested too deeply');
  if (typeof value === 'string') return str(value);
  if (typeof value === 'number') return float(value);
  if (typeof value === 'boolean') return bool(value);
  if (Array.isArray(value)) return list(value.map((item) => convert(item, depth + 1)));
  if (typeof value !== 'object' || value === null) return nil;
  return dict(Object.entries(value).map(([key, inner]): readonly [string, Value] => [key, convert(inner, depth + 1)]));
}
