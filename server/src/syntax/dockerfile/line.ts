/** One logical line of a Dockerfile: continuations joined, comments and blank lines between them left out, each character's place kept. */
import type { Span } from '../tree.ts';

/** A run of characters that stand together in the source: from `at` in the joined text, from `source` in the file. */
export interface Piece {
  readonly at: number;
  readonly source: number;
}

/** The body of a here-document, without the line that ends it. */
export interface HeredocBody extends Span {
  readonly name: string;
  /** What its lines say, tabs and line ends as they are. */
  readonly text: string;
}

/** Its span runs from the first character to the end of the last physical line, here-documents included. */
export interface LogicalLine extends Span {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly heredocs: readonly HeredocBody[];
  /** Blank lines between continuations, with their line breaks. */
  readonly blanks: readonly Span[];
}

/** The span in the file of `from` (inclusive) to `to` (exclusive) of the joined text; the range must not be empty. */
export function spanIn(line: LogicalLine, from: number, to: number): Span {
  return { start: sourceOf(line, from), end: sourceOf(line, to - 1) + 1 };
}

function sourceOf({ pieces }: LogicalLine, index: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) > index) high = middle - 1;
    else low = middle;
  }
  const piece = pieces[low];
  return piece ? piece.source + index - piece.at : index;
}
