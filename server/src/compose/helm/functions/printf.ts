/** Go's Sprintf, the texts it puts in with their places. */
import { print, printFloat } from '../values/print.ts';
import { TemplateError } from '../values/signals.ts';
import type { Piece } from '../values/text.ts';
import { ofPieces, piecesOf } from '../values/text.ts';
import type { Str, Value } from '../values/value.ts';
import { originOf } from '../values/value.ts';
import { plainText, textAt } from './parameters.ts';

const directive = /%(?<flags>[-+# 0]*)(?<width>\d+|\*)?(?:\.(?<precision>\d*|\*))?(?<verb>[a-zA-Z%])/g;
const maxWidth = 10_000;

export function printf(values: readonly Value[]): Str {
  const format = textAt(values, 0);
  const pieces: Piece[] = [];
  let next = 1;
  let at = 0;
  for (const match of format.matchAll(directive)) {
    add(pieces, format.slice(at, match.index));
    at = match.index + match[0].length;
    const { flags = '', width, precision, verb = '' } = match.groups ?? {};
    if (verb === '%') {
      add(pieces, '%');
      continue;
    }
    const value = values[next++];
    if (!value) {
      add(pieces, `%!${verb}(MISSING)`);
      continue;
    }
    if (width === '*' || precision === '*' || Number(width ?? 0) > maxWidth || Number(precision ?? 0) > maxWidth)
      throw new TemplateError('a width that is not supported');
    if (flags === '' && width === undefined && precision === undefined && (verb === 's' || verb === 'v') && value.kind === 'string') {
      pieces.push(...piecesOf(value));
      continue;
    }
    const text = formatted(verb, value, flags, precision === undefined ? undefined : Number(precision));
    const padded = pad(text, flags, Number(width ?? 0), 'dfeEgGxXob'.includes(verb));
    const origin = originOf(value);
    if (origin && padded === text) pieces.push(...piecesOf({ kind: 'string', text, origin }));
    else add(pieces, padded);
  }
  add(pieces, format.slice(at));
  if (next < values.length) add(pieces, `%!(EXTRA ${values.slice(next).map(extra).join(', ')})`);
  return ofPieces(pieces);
}

function add(pieces: Piece[], text: string): void {
  if (text !== '') pieces.push({ kind: 'text', text, verbatim: false, computed: true });
}

function extra(value: Value): string {
  return `${goType(value)}=${print(value)}`;
}

/** The name of a value's type in Go. */
export function goType(value: Value): string {
  switch (value.kind) {
    case 'string':
      return 'string';
    case 'bool':
      return 'bool';
    case 'number':
      return value.integer ? 'int' : 'float64';
    case 'list':
      return '[]interface {}';
    case 'dict':
      return 'map[string]interface {}';
    case 'thing':
      return value.name;
    default:
      return '<nil>';
  }
}

function formatted(verb: string, value: Value, flags: string, precision: number | undefined): string {
  switch (verb) {
    case 'v':
      return value.kind === 'string' ? cut(plainText(value), precision) : print(value);
    case 's':
      if (value.kind === 'string') return cut(plainText(value), precision);
      return value.kind === 'list' || value.kind === 'dict' ? print(value) : value.kind === 'nil' ? '%!s(<nil>)' : wrongVerb(verb, value);
    case 'q':
      if (value.kind !== 'string') return wrongVerb(verb, value);
      return JSON.stringify(plainText(value));
    case 'd':
      return value.kind === 'number' && value.integer ? signed(value.value, flags) : wrongVerb(verb, value);
    case 't':
      return value.kind === 'bool' ? print(value) : wrongVerb(verb, value);
    case 'f':
    case 'F':
      return isFloat(value) ? signed(value.value, flags, value.value.toFixed(Math.min(precision ?? 6, 100))) : wrongVerb(verb, value);
    case 'g':
      if (!isFloat(value) || precision !== undefined) return isFloat(value) ? unsupported() : wrongVerb(verb, value);
      return printFloat(value.value);
    case 'x':
    case 'X':
    case 'o':
    case 'b': {
      if (value.kind !== 'number' || !value.integer) return unsupported();
      const text = value.value.toString(verb === 'o' ? 8 : verb === 'b' ? 2 : 16);
      return verb === 'X' ? text.toUpperCase() : text;
    }
    case 'T':
      return goType(value);
    case 'c':
      return value.kind === 'number' && value.integer
        ? String.fromCodePoint(Math.max(0, Math.min(value.value, 0x10ffff)))
        : wrongVerb(verb, value);
    default:
      return unsupported();
  }
}

function isFloat(value: Value): value is Value & { readonly kind: 'number' } {
  return value.kind === 'number' && !value.integer;
}

function cut(text: string, precision: number | undefined): string {
  return precision === undefined ? text : Array.from(text).slice(0, precision).join('');
}

function unsupported(): never {
  throw new TemplateError('a format that is not supported');
}

function signed(value: number, flags: string, text = String(value)): string {
  if (value < 0) return text;
  return flags.includes('+') ? `+${text}` : flags.includes(' ') ? ` ${text}` : text;
}

function wrongVerb(verb: string, value: Value): string {
  return value.kind === 'nil' ? `%!${verb}(<nil>)` : `%!${verb}(${goType(value)}=${print(value)})`;
}

function pad(text: string, flags: string, width: number, numeric: boolean): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || !numeric) return text.padStart(width);
  const sign = /^[-+ ]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
