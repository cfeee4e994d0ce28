/** Edits that add to a list: whole items, maps or values, at its end. */
import { at, entryOf } from '../../syntax/tree.ts';
import type { MapNode, SequenceNode } from '../../syntax/tree.ts';
import type { Edit, FixContext } from '../rule.ts';
import { editOf } from './edit.ts';
import { columnOf, layoutOf, lineStartOf, mayBeLeftOut } from './layout.ts';
import { blockEntry, flowValue, jsonValue, scalarText } from './render.ts';
import type { NewValue, Piece } from './value.ts';
import { addEntry } from './yaml.ts';

type Edits = readonly [Edit, ...Edit[]];

/** Adds to the list at the path below a map, which is made where it is missing; undefined where the text leaves no sure place. */
export function addToList(context: FixContext, map: MapNode, path: readonly [string, ...string[]], value: string): Edits | undefined {
  const list = at(map, ...path);
  if (list?.kind === 'sequence') {
    if (list.items.length === 0) return fillEmptyFlow(context.text, list, value);
    const edit = appendItems(context, list, [value]);
    return edit && [edit];
  }
  if (list !== undefined) return undefined;
  return addEntry(context, map, { path, value: [value] })?.edits ?? fillEmpty(context.text, map, path, value);
}

function fillEmptyFlow(text: string, { flow, start, end }: SequenceNode, value: string): Edits | undefined {
  if (!flow || text[start] !== '[' || text[end - 1] !== ']') return undefined;
  return [{ start, end, text: `[${scalarText(value, true)}]` }];
}

/** `drop:` and `drop: null`. */
function fillEmpty(text: string, map: MapNode, path: readonly string[], value: string): Edits | undefined {
  const holder = at(map, ...path.slice(0, -1));
  const entry = holder?.kind === 'map' ? entryOf(holder, path.at(-1) ?? '') : undefined;
  if (entry?.value.kind !== 'scalar' || entry.value.value !== null) return undefined;
  const { start, end } = entry.value;
  const gap = text.slice(entry.key.end, start);
  if (!/^[ \t]*:[ \t]*$/.test(gap)) return undefined;
  return [{ start, end, text: `${gap.endsWith(':') ? ' ' : ''}[${scalarText(value, true)}]` }];
}

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
  const lead = text.slice(lineStart, lineStart + dash[0].length);
  const body = lines.flatMap(([head = '', ...line]): Piece[] => [asLast(head, lead), ...line, layout.eol]);
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

/** A word has as many blanks behind its dash as the one before it. */
function asLast(head: Piece, lead: string): Piece {
  return typeof head === 'string' && /^ *- $/.test(head) ? lead : head;
}

function isCommentBelow(rest: string, column: number): boolean {
  const found = /^( *)#/.exec(rest);
  return found !== null && (found[1]?.length ?? 0) > column;
}
