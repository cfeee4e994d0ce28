/** Functions of text that keep the places of what they pass on. */
import { print } from '../values/print.ts';
import { NotKnown, TemplateError } from '../values/signals.ts';
import type { Piece } from '../values/text.ts';
import { indentPieces, ofPieces, piecesOf, slice } from '../values/text.ts';
import type { Str, Value } from '../values/value.ts';
import { str, withOrigin } from '../values/value.ts';
import { integerAt, listAt, parameter, plainText, stringAt, textAt } from './parameters.ts';
import { printf } from './printf.ts';
import type { FunctionTable, Runtime } from './types.ts';
import { passing, strict } from './types.ts';

const maxIndent = 1000;

function margin(values: readonly Value[]): string {
  const width = integerAt(values, 0);
  if (width < 0 || width > maxIndent) throw new TemplateError('bad indentation');
  return ' '.repeat(width);
}

function nowhere(text: string): Piece {
  return { kind: 'text', text, verbatim: false };
}

function indent(values: readonly Value[]): Str {
  const space = margin(values);
  const value = stringAt(values, 1);
  return ofPieces([nowhere(space), ...indentPieces(piecesOf(value), space)]);
}

function nindent(values: readonly Value[]): Str {
  const value = indent(values);
  return ofPieces([nowhere('\n'), ...piecesOf(value)]);
}

/** Cuts off what `start` and `end` say of the text; with holes only what is known there. */
function trimmed(value: Str, start: number, end: number): Str {
  return slice(value, Math.min(start, end), end);
}

function trimWith(value: Str, cutset: string, sides: 'both' | 'left' | 'right'): Str {
  let start = 0;
  let end = value.text.length;
  const cuts = (index: number): boolean => cutset.includes(value.text.charAt(index));
  if (sides !== 'right') while (start < end && cuts(start)) start++;
  if (sides !== 'left') while (end > start && cuts(end - 1)) end--;
  if (value.holes === true && cutset !== blanks) throw new NotKnown('part of a text is not known');
  return trimmed(value, start, end);
}

const blanks = ' \t\r\n\v\f\u0085\u00a0';

/** Text between quotes, its own place inside of them kept where nothing needs escaping. */
function wrapped(value: Value, escape: (text: string) => string, mark: string): Str {
  if (value.kind !== 'string') {
    return ofPieces([nowhere(mark), ...piecesOf({ kind: 'string', text: print(value), ...withOrigin(value) }), nowhere(mark)]);
  }
  const pieces = piecesOf(value).map((piece): Piece => {
    if (piece.kind !== 'text') return piece;
    const text = escape(piece.text);
    return text === piece.text ? piece : { ...piece, text, verbatim: false };
  });
  return ofPieces([nowhere(mark), ...pieces, nowhere(mark)]);
}

/** A Go string constant's inside. */
function goEscape(text: string): string {
  if (!/[^\x20-\x21\x23-\x5b\x5d-\x7e]/.test(text)) return text;
  return text.replaceAll(/["\\]|[^\x20-\x7e]/gu, (char) => goCharacters.get(char) ?? goCharacter(char));
}

const goCharacters: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\v', '\\v'],
]);

function goCharacter(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  return /\p{L}|\p{M}|\p{N}|\p{P}|\p{S}/u.test(char) ? char : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Several values as one text with something between them. */
function joined(parts: readonly Str[], separator: string): Str {
  const pieces = parts.flatMap((part, index) => (index > 0 && separator !== '' ? [nowhere(separator), ...piecesOf(part)] : piecesOf(part)));
  return ofPieces(pieces);
}

function asText(value: Value): Str {
  if (value.kind === 'string') return value;
  return { kind: 'string', text: print(value), ...withOrigin(value) };
}

/** Go's Sprint: blanks only between two values neither of which is a string. */
function sprint(values: readonly Value[], separator: '' | ' '): Str {
  const pieces: Piece[] = [];
  let before: Value | undefined;
  for (const value of values) {
    const blank = before && (separator === ' ' || (before.kind !== 'string' && value.kind !== 'string'));
    if (blank) pieces.push(nowhere(' '));
    pieces.push(...piecesOf(asText(value)));
    before = value;
  }
  return ofPieces(pieces);
}

function trunc(values: readonly Value[]): Str {
  const length = integerAt(values, 0);
  const value = stringAt(values, 1);
  const text = plainText(value);
  if (length < 0 && text.length + length > 0) return trimmed(value, text.length + length, text.length);
  return length >= 0 && text.length > length ? trimmed(value, 0, length) : value;
}

function cutAffix(values: readonly Value[], side: 'start' | 'end'): Str {
  const affix = textAt(values, 0);
  const value = stringAt(values, 1);
  const text = plainText(value);
  if (affix === '') return value;
  if (side === 'start') return text.startsWith(affix) ? trimmed(value, affix.length, text.length) : value;
  return text.endsWith(affix) ? trimmed(value, 0, text.length - affix.length) : value;
}

function substring(values: readonly Value[]): Str {
  const [start, end] = [integerAt(values, 0), integerAt(values, 1)];
  const value = stringAt(values, 2);
  const { length } = plainText(value);
  if (start < 0) return trimmed(value, 0, Math.min(end, length));
  return trimmed(value, start, end < 0 || end > length ? length : end);
}

function spend(runtime: Runtime, value: Str): Str {
  runtime.spend(value.text.length / 64);
  return value;
}

export const texts: FunctionTable = {
  indent: passing((values, runtime) => spend(runtime, indent(values))),
  nindent: passing((values, runtime) => spend(runtime, nindent(values))),
  trim: passing((values) => trimWith(stringAt(values, 0), blanks, 'both')),
  trimAll: passing((values) => trimWith(stringAt(values, 1), textAt(values, 0), 'both')),
  trimall: passing((values) => trimWith(stringAt(values, 1), textAt(values, 0), 'both')),
  trimSuffix: strict((values) => cutAffix(values, 'end')),
  trimPrefix: strict((values) => cutAffix(values, 'start')),
  trunc: strict(trunc),
  substr: strict(substring),
  quote: passing((values) =>
    joined(
      values.filter(({ kind }) => kind !== 'nil').map((value) => wrapped(value, goEscape, '"')),
      ' ',
    ),
  ),
  squote: passing((values) =>
    joined(
      values.filter(({ kind }) => kind !== 'nil').map((value) => wrapped(value, (text) => text, "'")),
      ' ',
    ),
  ),
  cat: passing((values) => joined(values.filter(({ kind }) => kind !== 'nil').map(asText), ' ')),
  print: passing((values) => sprint(values, '')),
  println: passing((values) => joined([sprint(values, ' '), str('\n')], '')),
  printf: passing((values) => printf(values)),
  join: passing((values) => {
    const separator = textAt(values, 0);
    const value = parameter(values, 1);
    if (value.kind !== 'list') return asText(value);
    return joined(
      listAt(values, 1)
        .items.filter(({ kind }) => kind !== 'nil')
        .map(known),
      separator,
    );
  }),
};

function known(value: Value): Str {
  if (value.kind === 'unknown') throw new NotKnown(value.reason);
  return asText(value);
}
