/** An edit that adds whole items, maps or values, to the end of a sequence. */
import type { SequenceNode } from '../../syntax/tree.ts';
import type { Edit, FixContext } from '../rule.ts';
import { editOf } from './edit.ts';
import { columnOf, layoutOf, lineStartOf, mayBeLeftOut } from './layout.ts';
import { blockEntry, flowValue, jsonValue } from './render.ts';
import type { NewValue, Piece } from './value.ts';

/** Undefined where the sequence is empty or its text leaves no sure place. */
export function appendItems({ text, unit }: FixContext, sequence: SequenceNode, values: readonly NewValue[]): Edit | undefined {
  const last = sequence.items.at(-1);
  if (!last || mayBeLeftOut(last.end, sequence.start, unit.conditionals)) return undefined;
  if (sequence.flow) return appendToFlow(text, sequence, last, values);
  const lineStart = lineStartOf(text, last.start);
  const dash = /^[ \t]*(-)[ \t]+$/.exec(text.slice(lineStart, last.start));
  if (!dash) return undefined;
  const layout = layoutOf(text, unit.root);
  const column = columnOf(text, lineStart + dash[0].indexOf('-'));
  const [, ...lines] = blockEntry('items', values, column, { ...layout, sequenceStep: 0 });
  const body = lines.flatMap((line): Piece[] => [...line, layout.eol]);
  let end = text.indexOf('\n', last.end);
  while (end >= 0 && isCommentBelow(text.slice(end + 1), column)) end = text.indexOf('\n', end + 1);
  if (end >= 0) return editOf(text, end + 1, end + 1, body);
  return editOf(text, text.length, text.length, [layout.eol, ...body.slice(0, -1)]);
}

function appendToFlow(
  text: string,
  sequence: SequenceNode,
  { start, end }: SequenceNode['items'][number],
  values: readonly NewValue[],
): Edit | undefined {
  if (text[sequence.start] !== '[' || text[sequence.end - 1] !== ']' || text.slice(end, sequence.end - 1).trim() !== '') return undefined;
  const render = text[start] === '"' || /^\{\s*"/.test(text.slice(start, end)) ? jsonValue : flowValue;
  const lineStart = lineStartOf(text, start);
  const indent = text.slice(lineStart, start);
  const ownLine = lineStart > sequence.start && indent.trim() === '';
  const gap = ownLine ? `${text[lineStart - 2] === '\r' ? '\r\n' : '\n'}${indent}` : ' ';
  const pieces = values.flatMap((value): Piece[] => [`,${gap}`, ...render(value)]);
  return editOf(text, end, end, pieces);
}

function isCommentBelow(rest: string, column: number): boolean {
  const found = /^( *)#/.exec(rest);
  return found !== null && (found[1]?.length ?? 0) > column;
}
