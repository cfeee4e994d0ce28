/** New items of YAML and JSON lists. */
import type { SequenceNode } from '../../syntax/tree.ts';
import { editOf } from '../edits/edit.ts';
import { columnOf, layoutOf, lineStartOf } from '../edits/layout.ts';
import { blockEntry, flowValue, jsonValue } from '../edits/render.ts';
import type { NewValue, Piece } from '../edits/value.ts';
import type { Edit, FixContext } from '../rule.ts';

/** Adds an item at the end of a list that has some, in the list's own style; undefined where the text leaves no sure place for it. */
export function appendItem({ text, unit, uri }: FixContext, sequence: SequenceNode, value: NewValue): Edit | undefined {
  const last = sequence.items.at(-1);
  if (!last || last.end <= last.start) return undefined;
  if (sequence.flow) {
    if (text.slice(last.end, sequence.end).trim() !== ']') return undefined;
    return editOf(text, last.end, last.end, [', ', ...(uri.endsWith('.json') ? jsonValue(value) : flowValue(value))]);
  }
  const column = columnOf(text, sequence.start);
  const layout = { ...layoutOf(text, unit.root), sequenceStep: 0 };
  const lines = blockEntry('items', [value], column, layout).slice(1);
  const body = lines.flatMap((line): Piece[] => [...line, layout.eol]);
  let end = text.indexOf('\n', text.slice(0, last.end).trimEnd().length);
  while (end >= 0 && isCommentBelow(text, end + 1, column)) end = text.indexOf('\n', end + 1);
  if (end >= 0) return editOf(text, end + 1, end + 1, body);
  const start = lineStartOf(text, text.length);
  return editOf(text, start, text.length, [text.slice(start), layout.eol, ...body.slice(0, -1)]);
}

/** A comment that stands within the last item. */
function isCommentBelow(text: string, lineStart: number, column: number): boolean {
  const line = /^( *)#/.exec(text.slice(lineStart, lineStart + 200));
  return line !== null && (line[1]?.length ?? 0) > column;
}
