/** Text with the places where it is written: pieces in a row. */
import type { Place } from '../../composed.ts';
import { LimitReached } from './signals.ts';
import type { Origin, Str, Value } from './value.ts';

export type Piece = TextPiece | HolePiece | OmissionPiece;

export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
  readonly source?: Place;
  readonly verbatim: boolean;
  readonly via?: Place;
  /** Made by an action, which is its source unless it has another; all else without source is written nowhere. */
  readonly computed?: boolean;
  /** White space that a trim marker would take away, kept because its action is left as written. */
  readonly soft?: boolean;
}

/** Something not known, spelled as an action. */
export interface HolePiece {
  readonly kind: 'hole';
  readonly text: string;
  readonly reason: string;
  readonly source?: Place;
  readonly verbatim: boolean;
  readonly via?: Place;
  /** `if`, `else`, `end` and their like, around lines that may or may not be there. */
  readonly control: boolean;
}

/** A place where something was left out. */
export interface OmissionPiece {
  readonly kind: 'omission';
  readonly text: '';
  readonly keys: readonly string[];
  /** They are those of items of a list. */
  readonly items: boolean;
  readonly cause: Place;
  readonly via: Place;
}

const maxPieces = 50_000;
const maxLength = 4_000_000;

/** The string of these pieces. */
export function ofPieces(pieces: readonly Piece[]): Str {
  let text = '';
  let holes = false;
  if (pieces.length > maxPieces) throw new LimitReached('text');
  for (const piece of pieces) {
    text += piece.text;
    holes ||= piece.kind === 'hole';
  }
  if (text.length > maxLength) throw new LimitReached('text');
  return holes ? { kind: 'string', text, pieces, holes } : { kind: 'string', text, pieces };
}

/** What a string is made of. */
export function piecesOf(value: Str): readonly Piece[] {
  if (value.pieces) return value.pieces;
  if (value.text === '') return [];
  return value.origin ? written(value.text, value.origin) : [{ kind: 'text', text: value.text, verbatim: false, computed: true }];
}

/** Text that prints a scalar of a file: verbatim where the file spells it so. */
export function written(text: string, origin: Origin): readonly Piece[] {
  const { uri, start, end, written: spelling, literal } = origin;
  if (text === '') return [];
  if (spelling === text) return [{ kind: 'text', text, source: { uri, start, end }, verbatim: true }];
  if (spelling.length === text.length + 2 && spelling.startsWith(text, 1))
    return [{ kind: 'text', text, source: { uri, start: start + 1, end: end - 1 }, verbatim: true }];
  return (literal ? linesOf(text, origin) : undefined) ?? [{ kind: 'text', text, source: { uri, start, end }, verbatim: false }];
}

/** The lines of a literal block scalar, each at its place behind the indentation. */
function linesOf(text: string, { uri, start, end, written: spelling }: Origin): readonly Piece[] | undefined {
  const indent = /^(?:[ \t]*\n)*( *)/.exec(spelling)?.[1]?.length ?? 0;
  const pieces: Piece[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, next);
    const begin = from + indent;
    const content = line.trimEnd();
    if (content !== '' && !spelling.startsWith(content, begin)) return undefined;
    // The last line feed is not part of the scalar's span.
    const verbatim = content === '' ? '' : spelling.startsWith(line, begin) ? line : content;
    if (verbatim !== '')
      pieces.push({
        kind: 'text',
        text: verbatim,
        source: { uri, start: start + begin, end: start + begin + verbatim.length },
        verbatim: true,
      });
    if (verbatim !== line) pieces.push({ kind: 'text', text: line.slice(verbatim.length), source: { uri, start, end }, verbatim: false });
    at = next;
    const lineEnd = spelling.indexOf('\n', from);
    from = lineEnd < 0 ? spelling.length : lineEnd + 1;
  }
  return pieces;
}

/** A part of a string, with the places of that part. */
export function slice(value: Str, start: number, end: number): Str {
  if (start <= 0 && end >= value.text.length) return value;
  if (!value.pieces && !value.origin) return { kind: 'string', text: value.text.slice(start, end) };
  return ofPieces(cutPieces(piecesOf(value), start, end));
}

export function cutPieces(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const next = at + piece.text.length;
    if (piece.kind === 'omission') {
      if (at >= start && at <= end) result.push(piece);
    } else if (next > start && at < end) {
      result.push(cutPiece(piece, Math.max(0, start - at), Math.min(piece.text.length, end - at)));
    }
    at = next;
  }
  return result;
}

function cutPiece(piece: TextPiece | HolePiece, start: number, end: number): TextPiece | HolePiece {
  if (start === 0 && end === piece.text.length) return piece;
  const text = piece.text.slice(start, end);
  if (!piece.verbatim || !piece.source) return { ...piece, text, verbatim: false };
  const { uri, start: from } = piece.source;
  return { ...piece, text, source: { uri, start: from + start, end: from + end } };
}

/** Pieces with every line feed followed by more text. */
export function indentPieces(pieces: readonly Piece[], indent: string): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'hole') result.push(unindented(piece));
    else if (piece.kind === 'omission' || !piece.text.includes('\n')) result.push(piece);
    else indentText(piece, indent, result);
  }
  return result;
}

function indentText(piece: TextPiece, indent: string, result: Piece[]): void {
  let at = 0;
  for (let newline = piece.text.indexOf('\n'); newline >= 0; newline = piece.text.indexOf('\n', at)) {
    result.push(cutPiece(piece, at, newline + 1), { kind: 'text', text: indent, verbatim: false });
    at = newline + 1;
  }
  if (at < piece.text.length) result.push(cutPiece(piece, at, piece.text.length));
}

/** A hole inside indented text: its own indentation is no longer that of its lines. */
function unindented(piece: HolePiece): HolePiece {
  if (piece.control || !/\bn?indent\b/.test(piece.text)) return piece;
  return { ...piece, text: piece.text.replaceAll(/(?:(?<!\s)\s+)?\|\s*n?indent\s+(?:\(\s*)?\d+\s*\)?/g, ''), verbatim: false };
}

/** Whether the known text of a string with holes says more than a value: lines or keys. */
export function hasStructure(pieces: readonly Piece[]): boolean {
  let known = '';
  for (const piece of pieces) {
    if (piece.kind === 'text' && piece.soft !== true) known += piece.text;
    else if (piece.kind === 'hole' && !piece.control) known += 'x';
  }
  const trimmed = known.trim();
  return known.includes('\n')
    ? trimmed.replaceAll('x', '') !== '' || trimmed.includes('\n')
    : /^(?:- +)?["']?[\w./-]+["']?:(?: |$)/.test(trimmed);
}

/** Whether there is any known text besides white space. */
export function saysNothing(pieces: readonly Piece[]): boolean {
  return (
    pieces.every((piece) => piece.kind !== 'text' || piece.text.trim() === '') &&
    !pieces.some((piece) => piece.kind === 'hole' && piece.control)
  );
}

/** Why a value is not known. */
export function reasonOf(value: Value): string {
  if (value.kind === 'unknown') return value.reason;
  return value.kind === 'string' ? holeReason(value) : 'part of a value is not known';
}

/** Why a part of a text is not known. */
export function holeReason({ pieces }: Str): string {
  const hole = pieces?.find((piece) => piece.kind === 'hole');
  return hole?.reason ?? 'part of a text is not known';
}
