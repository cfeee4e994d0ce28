/** Changes of an answer that is in the file already. */
import { columnOf, lineStartOf } from '../rules/edits/layout.ts';
import type { Layout } from '../rules/edits/layout.ts';
import type { Edit } from '../rules/rule.ts';
import { entryOf } from '../syntax/tree.ts';
import type { Entry, MapNode } from '../syntax/tree.ts';
import { answerLines, fieldTexts, flowAnswer } from './render.ts';
import { answerFields } from './types.ts';
import type { AnswerField, GivenAnswer } from './types.ts';

/** Undefined where other entries share the text (anchors and aliases). */
export function changeAnswer(text: string, entry: Entry, column: number, given: GivenAnswer, layout: Layout): readonly Edit[] | undefined {
  const { key, value } = entry;
  if (value.kind === 'alias' || /[&!]/.test(text.slice(key.end, value.start))) return undefined;
  if (value.kind === 'map' && holdsJust(value, given)) return [];
  if (value.kind === 'map' && value.entries.length > 0)
    return value.flow ? changeFlow(text, value, given, layout) : changeBlock(text, value, given, layout);
  const flow = lineStartOf(text, key.start) < key.start && text.slice(lineStartOf(text, key.start), key.start).trim() !== '';
  const [, ...lines] = answerLines(key.text, given, column, layout, false);
  const body = flow ? ` ${flowAnswer(given, layout.quote)}` : layout.eol + lines.join(layout.eol);
  return [{ start: key.end, end: Math.max(key.end, value.end), text: `:${body}` }];
}

/** `{ answer: … }` written anew, with what stays as it was. Undefined where a comment stands within. */
function changeFlow(text: string, map: MapNode, given: GivenAnswer, layout: Layout): readonly Edit[] | undefined {
  if (text[map.end - 1] !== '}' || /\s#/.test(text.slice(map.start, map.end))) return undefined;
  const known = fieldTexts(given, true, layout.quote).map(([field, value]): string => {
    const entry = entryOf(map, field);
    return entry && isSame(entry, field, given) ? rawText(text, entry) : `${field}: ${value}`;
  });
  const others = map.entries.filter(({ key }) => !isField(key.text)).map((entry) => rawText(text, entry));
  const pad = text[map.start + 1] === ' ' ? ' ' : '';
  const changed = `{${pad}${[...known, ...others].join(', ')}${pad}}`;
  return changed === text.slice(map.start, map.end) ? [] : [{ start: map.start, end: map.end, text: changed }];
}

function holdsJust(map: MapNode, given: GivenAnswer): boolean {
  return answerFields.every((field) => {
    const entry = entryOf(map, field);
    return entry ? isSame(entry, field, given) : given[field] === undefined;
  });
}

function rawText(text: string, entry: Entry): string {
  return text.slice(entry.key.start, endOf(entry));
}

function isField(name: string): boolean {
  return answerFields.some((field) => field === name);
}

/** The end of the last field that stays and comes before this one. */
function lastKept(map: MapNode, wanted: ReadonlyMap<AnswerField, string>, field: AnswerField): number {
  const earlier: readonly string[] = answerFields.slice(0, answerFields.indexOf(field)).filter((name) => wanted.has(name));
  const anchor = map.entries.findLast(({ key }) => earlier.includes(key.text)) ?? map.entries.at(-1);
  return anchor ? endOf(anchor) : map.start + 1;
}

function changeBlock(text: string, map: MapNode, given: GivenAnswer, layout: Layout): readonly Edit[] | undefined {
  const wanted = new Map(fieldTexts(given, false, layout.quote));
  const indent = ' '.repeat(columnOf(text, map.start));
  const edits: Edit[] = [];
  for (const field of answerFields) {
    const entry = entryOf(map, field);
    const value = wanted.get(field);
    if (entry && value === undefined) edits.push(withoutLines(text, entry));
    else if (entry && value !== undefined) edits.push(...replaceValue(entry, field, given, value));
    else if (value !== undefined) {
      const from = lastKept(map, wanted, field);
      const end = lineEndOf(text, from);
      edits.push({ start: end, end, text: `${layout.eol}${indent}${field}: ${value}` });
    }
  }
  return merged(edits);
}

function replaceValue(entry: Entry, field: AnswerField, given: GivenAnswer, wanted: string): readonly Edit[] {
  if (isSame(entry, field, given)) return [];
  const { key, value } = entry;
  const plain = value.kind === 'scalar' && value.style !== 'literal' && value.style !== 'folded' && value.start < value.end;
  if (plain) return [{ start: value.start, end: value.end, text: wanted }];
  return [{ start: key.end, end: Math.max(key.end, value.end), text: `: ${wanted}` }];
}

function isSame({ value }: Entry, field: AnswerField, given: GivenAnswer): boolean {
  if (value.kind !== 'scalar') return false;
  return value.text.trimEnd() === given[field] && (field !== 'answer' || value.text === given.answer);
}

/** The lines of a field, with the line end in front of them. */
function withoutLines(text: string, entry: Entry): Edit {
  const start = lineStartOf(text, entry.key.start);
  const end = lineEndOf(text, endOf(entry));
  const from = text.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
  return { start: from, end, text: '' };
}

function lineEndOf(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' ? found - 1 : found;
}

function endOf({ key, value }: Entry): number {
  return Math.max(key.end, value.end);
}

/** In order; edits that touch become one. */
function merged(edits: readonly Edit[]): readonly Edit[] {
  const result: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const before = result.at(-1);
    if (before?.end === edit.start) result[result.length - 1] = { start: before.start, end: edit.end, text: before.text + edit.text };
    else result.push(edit);
  }
  return result;
}
