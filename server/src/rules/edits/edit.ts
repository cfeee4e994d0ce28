import type { Edit } from '../rule.ts';
import { lineStartOf } from './layout.ts';
import { holdsTabStop, snippetOfPieces, textOfPieces } from './value.ts';
import type { Piece } from './value.ts';

/**
 * The edit that puts these pieces in place of a span. One with tab stops and several lines begins at column 0:
 * editors indent the lines of a snippet by the indentation of the line that it is put into.
 */
export function editOf(text: string, start: number, end: number, pieces: readonly Piece[]): Edit {
  if (!holdsTabStop(pieces)) return { start, end, text: textOfPieces(pieces) };
  const from = textOfPieces(pieces).includes('\n') ? lineStartOf(text, start) : start;
  const all = from < start ? [text.slice(from, start), ...pieces] : pieces;
  return {
    start: from,
    end,
    text: textOfPieces(all),
    // Made when an editor asks for it: reports ask only whether there is a fix.
    get snippet() {
      return snippetOfPieces(all);
    },
  };
}
