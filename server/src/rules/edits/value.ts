/** New YAML or JSON values that a fix puts in, with the places that a person must judge. */
import { escapeSnippet } from './snippet.ts';

/** A value to be judged: plain text in an edit, a tab stop in a snippet. The same one used twice is one tab stop at two places. */
export class Judged {
  readonly value: string | number;

  constructor(value: string | number) {
    this.value = value;
  }
}

export function judge(value: string | number): Judged {
  return new Judged(value);
}

export type NewValue = string | number | boolean | Judged | readonly NewValue[] | NewMap;

export interface NewMap {
  readonly [key: string]: NewValue;
}

/** A part of rendered text. */
export type Piece = string | Judged;

export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : String(piece.value))).join('');
}

/** In LSP snippet syntax, whether or not there is a tab stop. */
export function snippetOfPieces(pieces: readonly Piece[]): string {
  const numbers = new Map<Judged, number>();
  return pieces.map((piece) => (typeof piece === 'string' ? escapeSnippet(piece) : tabStop(piece, numbers))).join('');
}

export function holdsTabStop(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece instanceof Judged);
}

function tabStop(piece: Judged, numbers: Map<Judged, number>): string {
  const known = numbers.get(piece);
  if (known !== undefined) return `\${${String(known)}}`;
  numbers.set(piece, numbers.size + 1);
  return `\${${String(numbers.size)}:${escapeSnippet(String(piece.value))}}`;
}
