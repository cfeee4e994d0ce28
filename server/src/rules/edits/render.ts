/** New values as text: block style, flow style, JSON. */
import type { Layout, Quote } from './layout.ts';
import { Judged } from './value.ts';
import type { NewMap, NewValue, Piece } from './value.ts';

/** Lines of an entry in block style, without line ends. */
export function blockEntry(key: string, value: NewValue, column: number, layout: Layout): Piece[][] {
  const indent = ' '.repeat(column);
  if (isSequence(value))
    return [[`${indent}${scalarText(key, false)}:`], ...value.flatMap((item) => blockItem(item, column + layout.sequenceStep, layout))];
  if (isMap(value)) return [[`${indent}${scalarText(key, false)}:`], ...blockMap(value, column + layout.step, layout)];
  return [[`${indent}${scalarText(key, false)}: `, ...scalarPieces(value, false, layout.quote)]];
}

/** Lines of all entries of a map in block style. */
export function blockMap(map: NewMap, column: number, layout: Layout): Piece[][] {
  return Object.entries(map).flatMap(([key, value]) =>
    isEmpty(value) ? [[`${' '.repeat(column)}${key}: `, ...flowValue(value)]] : blockEntry(key, value, column, layout),
  );
}

function blockItem(item: NewValue, column: number, layout: Layout): Piece[][] {
  const indent = ' '.repeat(column);
  if (isSequence(item)) return [[`${indent}- `, ...flowValue(item)]];
  if (!isMap(item)) return [[`${indent}- `, ...scalarPieces(item, false, layout.quote)]];
  if (isEmpty(item)) return [[`${indent}- {}`]];
  const [first, ...rest] = blockMap(item, column + 2, layout);
  const [head, ...tail] = first ?? [];
  return [[`${indent}- ${typeof head === 'string' ? head.trimStart() : ''}`, ...tail], ...rest];
}

/** In flow style on one line; `pad` stands within the braces of maps: `{ a: b }` or `{a: b}`. */
export function flowValue(value: NewValue, pad = ' '): Piece[] {
  if (isSequence(value)) return ['[', ...joined(value.map((item) => flowValue(item, pad))), ']'];
  if (!isMap(value)) return scalarPieces(value, true);
  return braces(
    Object.entries(value).map(([key, inner]): Piece[] => [`${scalarText(key, true)}: `, ...flowValue(inner, pad)]),
    pad,
  );
}

/** As JSON on one line. */
export function jsonValue(value: NewValue, pad = ' '): Piece[] {
  if (isSequence(value)) return ['[', ...joined(value.map((item) => jsonValue(item, pad))), ']'];
  if (!isMap(value)) return jsonScalar(value);
  return braces(
    Object.entries(value).map(([key, inner]): Piece[] => [`${JSON.stringify(key)}: `, ...jsonValue(inner, pad)]),
    pad,
  );
}

/** As JSON over several lines. */
export function jsonLines(value: NewValue, lines: { readonly indent: string; readonly step: string; readonly eol: string }): Piece[] {
  if (isEmpty(value) || (!isSequence(value) && !isMap(value))) return jsonValue(value);
  const { step, eol } = lines;
  const indent = lines.indent + step;
  const inner = { indent, step, eol };
  const parts = isSequence(value)
    ? value.map((item) => jsonLines(item, inner))
    : Object.entries(value).map(([key, item]): Piece[] => [`${JSON.stringify(key)}: `, ...jsonLines(item, inner)]);
  const separated = parts.flatMap((part, index): Piece[] => [`${index === 0 ? '' : ','}${eol}${indent}`, ...part]);
  const [open, close] = isSequence(value) ? '[]' : '{}';
  return [open ?? '', ...separated, `${eol}${lines.indent}${close ?? ''}`];
}

function braces(parts: readonly (readonly Piece[])[], pad: string): Piece[] {
  return parts.length === 0 ? ['{}'] : [`{${pad}`, ...joined(parts), `${pad}}`];
}

function joined(parts: readonly (readonly Piece[])[]): Piece[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [', ', ...part]));
}

function scalarPieces(value: string | number | boolean | Judged, flow: boolean, quote: Quote = "'"): Piece[] {
  if (!(value instanceof Judged)) return [typeof value === 'string' ? scalarText(value, flow, quote) : String(value)];
  if (typeof value.value === 'number' || scalarText(value.value, flow) === value.value) return [value];
  return [quote, value, quote];
}

function jsonScalar(value: string | number | boolean | Judged): Piece[] {
  if (!(value instanceof Judged)) return [JSON.stringify(value)];
  return typeof value.value === 'number' ? [value] : ['"', value, '"'];
}

const notAString = /^(?:|~|null|true|false|yes|no|on|off|y|n|[-+]?[0-9._]+(?:e[-+]?[0-9]+)?|0x[0-9a-f]+|0o[0-7]+|\.inf|\.nan)$/i;
const special = /^[\s\-?:,[\]{}#&*!|>'"%@`]|:(?:\s|$)|\s#|\s$|[\n\r]/;

/** A string as a plain scalar where that is safe, else in quotes. */
export function scalarText(text: string, flow: boolean, quote: Quote = "'"): string {
  const dash = /^-[^\s]/.test(text) && !flow;
  const plain = !notAString.test(text) && (dash || !special.test(text)) && !(flow && /[,[\]{}]/.test(text));
  if (plain) return text;
  return quote === '"' ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

function isSequence(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

function isMap(value: NewValue): value is NewMap {
  return typeof value === 'object' && !isSequence(value) && !(value instanceof Judged);
}

function isEmpty(value: NewValue): boolean {
  return isSequence(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
}
