/** Values as Go prints them. */
import type { Piece } from './text.ts';
import { holeReason, ofPieces, piecesOf, written } from './text.ts';
import { NotKnown } from './signals.ts';
import type { Str, Value } from './value.ts';
import { sortedKeys, str } from './value.ts';

/** `%v` of a value; throws NotKnown for what holds anything unknown. */
export function print(value: Value): string {
  switch (value.kind) {
    case 'unknown':
      throw new NotKnown(value.reason);
    case 'nil':
      return '<nil>';
    case 'bool':
      return String(value.value);
    case 'number':
      return value.integer ? String(value.value) : printFloat(value.value);
    case 'string':
      if (value.holes === true) throw new NotKnown(holeReason(value));
      return value.text;
    case 'list':
      return `[${value.items.map(print).join(' ')}]`;
    case 'dict':
      if (value.open) throw new NotKnown('a map is not known to be whole');
      return `map[${sortedKeys(value.entries)
        .map((key) => `${key}:${print(value.entries.get(key) ?? { kind: 'nil' })}`)
        .join(' ')}]`;
    case 'thing':
      return print(value.member('String', []));
  }
}

/** The shortest form of `%g`: with an exponent below 1e-4 and from 1e6 on. */
export function printFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  if (value === 0) return '0';
  const [mantissa = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(value);
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** A number without exponent. */
export function plainDecimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

/** A value as it stands in rendered text, with its places. Nil shows nothing there. */
export function toText(value: Value): Str {
  if (value.kind === 'string') return value.pieces ? value : ofPieces(piecesOf(value));
  if (value.kind === 'nil') return str('');
  const text = print(value);
  if ((value.kind === 'bool' || value.kind === 'number') && value.origin) return ofPieces(written(text, value.origin));
  const pieces: readonly Piece[] = text === '' ? [] : [{ kind: 'text', text, verbatim: false, computed: true }];
  return ofPieces(pieces);
}
