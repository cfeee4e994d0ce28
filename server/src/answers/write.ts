/** Edits that put one answer into the file, or change it there; comments, order, line ends and style stay. */
import { columnOf, eolOf, layoutOf, lineStartOf } from '../rules/edits/layout.ts';
import type { Layout } from '../rules/edits/layout.ts';
import type { Edit } from '../rules/rule.ts';
import { entryOf } from '../syntax/tree.ts';
import type { Entry, MapNode } from '../syntax/tree.ts';
import { changeAnswer } from './change.ts';
import { findConflicts } from './conflicts.ts';
import { rankOf } from './order.ts';
import { answerLines, flowAnswer } from './render.ts';
import { structureOf } from './structure.ts';
import type { GivenAnswer } from './types.ts';

const header = [
  '# What files cannot show: answers to the practices of the Cloud Native Maturity Model.',
  '# `cnmaturity assess` asks for them.',
];

/**
 * The edits, not overlapping and sorted; `text` is undefined where there is no file yet. Afterwards the answer holds exactly these fields,
 * and what else stood in its block. Undefined where the text leaves no sure place: it is not valid YAML, or holds a merge conflict.
 */
export function putAnswer(text: string | undefined, id: string, given: GivenAnswer): readonly Edit[] | undefined {
  const source = text ?? '';
  if (findConflicts(source).markers.length > 0) return undefined;
  const { root, heads, problems } = structureOf(source);
  if (problems.length > 0) return undefined;
  const layout = layoutOf(source, root);
  if (!root) return [atEnd(source, topLines(id, given, layout), source.trim() === '' ? header : [])];
  const head = heads.at(-1);
  if (!head) return root.flow ? undefined : [insertAfter(source, root.end, 0, topLines(id, given, layout))];
  return putBelow(source, head, id, given, layout);
}

/** The edits that take one answer out, with its comments; undefined where the text leaves no sure way. */
export function removeAnswer(text: string, id: string): readonly Edit[] | undefined {
  if (findConflicts(text).markers.length > 0) return undefined;
  const { heads, problems } = structureOf(text);
  const map = heads.at(-1)?.value;
  if (problems.length > 0 || map?.kind !== 'map') return undefined;
  const entry = entryOf(map, id);
  if (!entry) return [];
  if (map.flow) return undefined;
  const { start: end } = insertAfter(text, Math.max(entry.key.end, entry.value.end), columnOf(text, map.start), []);
  const gap = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ start: lineStartOf(text, entry.key.start), end: end + gap, text: '' }];
}

function putBelow(text: string, head: Entry, id: string, given: GivenAnswer, layout: Layout): readonly Edit[] | undefined {
  const { key, value } = head;
  const column = columnOf(text, key.start) + layout.step;
  if (value.kind === 'scalar' && value.value === null) {
    if (!/^[ \t]*:[ \t]*$/.test(text.slice(key.end, value.start))) return undefined;
    const edit = insertAfter(text, value.end, column - 1, answerLines(id, given, column, layout, false));
    return value.start === value.end ? [edit] : [{ start: value.start, end: value.end, text: '' }, edit];
  }
  if (value.kind !== 'map') return undefined;
  const existing = entryOf(value, id);
  if (existing) return changeAnswer(text, existing, columnOf(text, value.start), given, layout);
  if (value.flow && value.entries.length > 0) return insertIntoFlow(text, value, id, given, layout);
  if (value.flow)
    return [{ start: key.end, end: value.end, text: `:${layout.eol}${answerLines(id, given, column, layout, false).join(layout.eol)}` }];
  return [insertInOrder(text, value, id, given, layout)];
}

/** Answers in braces, which few write: the new one goes to their end. */
function insertIntoFlow(text: string, map: MapNode, id: string, given: GivenAnswer, { eol, quote }: Layout): readonly Edit[] | undefined {
  const last = map.entries.at(-1);
  if (!last || text[map.end - 1] !== '}') return undefined;
  const end = Math.max(last.key.end, last.value.end);
  const tail = text.slice(end, map.end - 1);
  if (!['', ','].includes(tail.trim())) return undefined;
  const indent = text.slice(lineStartOf(text, last.key.start), last.key.start);
  const gap = indent.trim() === '' && last.key.start > map.start + 1 ? eol + indent : ' ';
  const comma = tail.indexOf(',');
  const at = comma < 0 ? end : end + comma + 1;
  return [{ start: at, end: at, text: `${comma < 0 ? ',' : ''}${gap}${id}: ${flowAnswer(given, quote)}` }];
}

/** Behind the last answer that the model has before this one, else in front of all. */
function insertInOrder(text: string, map: MapNode, id: string, given: GivenAnswer, layout: Layout): Edit {
  const column = columnOf(text, map.start);
  const rank = rankOf(id) ?? Number.POSITIVE_INFINITY;
  const flow = map.entries.filter(({ value }) => value.kind === 'map' && value.flow).length * 2 > map.entries.length;
  const lines = answerLines(id, given, column, layout, flow);
  const isBefore = ({ key }: Entry): boolean => (rankOf(key.text) ?? Number.POSITIVE_INFINITY) < rank;
  const at = map.entries.findLastIndex(isBefore);
  const gap = !flow && isSpaced(text, map) ? [''] : [];
  const next = map.entries[at + 1];
  const before = map.entries[at];
  if (before && (!next || gap.length === 0))
    return insertAfter(text, Math.max(before.key.end, before.value.end), column, [...gap, ...lines]);
  const start = commentsAbove(text, lineStartOf(text, next?.key.start ?? map.start), column);
  return { start, end: start, text: [...lines, ...gap].map((line) => line + layout.eol).join('') };
}

/** An empty line between answers, unless the file does without: git then merges a change of one with a new one behind it. */
function isSpaced(text: string, { entries }: MapNode): boolean {
  const gaps = entries.slice(1).map(({ key }, index) => text.slice(entries[index]?.value.end ?? key.start, key.start));
  const spaced = gaps.filter((gap) => /\n[ \t]*\r?\n/.test(gap)).length;
  return spaced * 2 >= gaps.length;
}

/** Comments at an answer's own column, directly above it, are about it. */
function commentsAbove(text: string, lineStart: number, column: number): number {
  let at = lineStart;
  while (at > 0) {
    const previous = lineStartOf(text, at - 1);
    const line = text.slice(previous, at);
    if (line.search(/\S/) !== column || line[column] !== '#') break;
    at = previous;
  }
  return at;
}

/** Whole lines behind the line of an offset and the comments below it that stand further in than the column. */
function insertAfter(text: string, offset: number, column: number, lines: readonly string[]): Edit {
  let end = text.indexOf('\n', offset);
  for (let next = end + 1; end >= 0 && isCommentBelow(text, next, column); next = end + 1) end = text.indexOf('\n', next);
  const eol = eolOf(text);
  if (end < 0) return { start: text.length, end: text.length, text: lines.map((line) => eol + line).join('') };
  return { start: end + 1, end: end + 1, text: lines.map((line) => line + eol).join('') };
}

function isCommentBelow(text: string, lineStart: number, column: number): boolean {
  const indent = /^ */.exec(text.slice(lineStart))?.[0].length ?? 0;
  return text[lineStart + indent] === '#' && indent > column;
}

function atEnd(text: string, lines: readonly string[], before: readonly string[]): Edit {
  const eol = eolOf(text);
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return { start: text.length, end: text.length, text: gap + [...before, ...lines].map((line) => line + eol).join('') };
}

function topLines(id: string, given: GivenAnswer, layout: Layout): readonly string[] {
  return ['answers:', ...answerLines(id, given, layout.step, layout, false)];
}
