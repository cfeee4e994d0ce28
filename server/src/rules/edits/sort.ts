/** An edit that puts the entries of a block map in another order, each with its comments. */
import type { Entry, MapNode } from '../../syntax/tree.ts';
import type { Edit } from '../rule.ts';
import { columnOf, eolOf, lineStartOf } from './layout.ts';

/** What moves as one: whole lines, but for the indentation before a first key that stands behind something else. */
interface Part {
  readonly key: string;
  readonly text: string;
}

/** Undefined where order matters (anchors, aliases), where lines at the end of a text block would move away from it, and where a comment may belong to another. */
export function sortEntries(text: string, map: MapNode, compare: (a: string, b: string) => number): Edit | undefined {
  const [first] = map.entries;
  const last = map.entries.at(-1);
  if (!first || !last || map.flow) return undefined;
  const column = columnOf(text, map.start);
  const ends = map.entries.map((entry) => endOf(text, entry, column));
  const whole = text.slice(first.key.start, ends.at(-1));
  if (/(?:^|[\s,[{])[&*][^\s,\]}]|[|>][0-9]?\+|(?:^|\n)[ \t]*\?/.test(whole)) return undefined;
  const parts = map.entries.map((entry, index): Part => ({
    key: entry.key.text,
    text: text.slice(ends[index - 1] ?? entry.key.start, ends[index]),
  }));
  const lead = text.slice(lineStartOf(text, first.key.start), first.key.start);
  const own = lead.trim() === '';
  if (map.entries.some((entry, index) => index > 0 && columnOf(text, entry.key.start) !== column)) return undefined;
  const sorted = parts.toSorted((a, b) => compare(a.key, b.key));
  const head = sorted[0];
  if (!head || (head !== parts[0] && ((!own && !movesUp(head)) || isCommented(text, first)))) return undefined;
  const eol = eolOf(text);
  const indent = ' '.repeat(column);
  const lines = sorted.map((part) => {
    const line = part === parts[0] ? `${indent}${part.text}` : part === head ? part.text.replace(/^(?:[ \t]*\r?\n)+/, '') : part.text;
    return line.endsWith('\n') ? line : `${line}${eol}`;
  });
  const start = own ? lineStartOf(text, first.key.start) : first.key.start;
  const joined = lines.join('').slice(own ? 0 : column);
  return { start, end: ends.at(-1) ?? last.value.end, text: whole.endsWith('\n') ? joined : joined.replace(/\r?\n$/, '') };
}

/** The end of the entry's last line, with the comments below it that are indented further than its key. */
function endOf(text: string, { key, value }: Entry, column: number): number {
  let end = lineEnd(text, Math.max(key.end, value.end));
  for (;;) {
    const below = /^( *)#/.exec(text.slice(end, lineEnd(text, end)));
    if (!below || (below[1]?.length ?? 0) <= column) return end;
    end = lineEnd(text, end);
  }
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}

/** Begins with its key: no comment would come to stand behind the dash. */
function movesUp({ text }: Part): boolean {
  return /^\s*[^\s#]/.test(text);
}

/** Whether the comment line above the first key may speak of that key alone. */
function isCommented(text: string, { key }: Entry): boolean {
  const lineStart = lineStartOf(text, key.start);
  const above = text.slice(lineStartOf(text, Math.max(0, lineStart - 1)), lineStart);
  return key.start - lineStart > 0 && /^\s*#/.test(above);
}
