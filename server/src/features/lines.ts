/** Positions in files that are not open, from the offsets of their lines alone. */
import type { Position, Range } from 'vscode-languageserver-protocol';
import type { Span } from '../syntax/tree.ts';

/** The offset at which each line starts; lines end with LF, CRLF or CR, as the protocol says. */
export function lineStartsOf(text: string): Uint32Array {
  const starts = [0];
  for (const {
    index,
    0: { length },
  } of text.matchAll(/\r\n|\n|\r/g))
    starts.push(index + length);
  return Uint32Array.from(starts);
}

export function positionIn(starts: Uint32Array, offset: number): Position {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  const line = Math.max(low - 1, 0);
  return { line, character: Math.max(offset - (starts[line] ?? 0), 0) };
}

export function rangeInLines(starts: Uint32Array, { start, end }: Span): Range {
  return { start: positionIn(starts, start), end: positionIn(starts, end) };
}
