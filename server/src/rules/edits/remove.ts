/** Edits that take an entry or an item out: whole lines where it has lines of its own, and never a comment. */
import { entryOf } from '../../syntax/tree.ts';
import type { Entry, MapNode, SequenceNode, Span, SyntaxNode } from '../../syntax/tree.ts';
import type { Edit } from '../rule.ts';
import { lineStartOf } from './layout.ts';

/**
 * Takes out the entry at the end of a path, or one item of the list there. What would be left empty goes with it, though never the map
 * that the path begins at. Undefined where the text leaves no sure way.
 */
export function removeAt(text: string, map: MapNode, path: readonly [string, ...string[]], item?: SyntaxNode): Edit | undefined {
  const steps: { readonly map: MapNode; readonly entry: Entry }[] = [];
  let current: SyntaxNode = map;
  for (const key of path) {
    const entry: Entry | undefined = current.kind === 'map' ? entryOf(current, key) : undefined;
    if (current.kind !== 'map' || !entry) return undefined;
    steps.push({ map: current, entry });
    current = entry.value;
  }
  if (item) {
    if (current.kind !== 'sequence') return undefined;
    if (current.items.length > 1 || current.open) return removeItem(text, current, item);
  }
  const step = steps.findLast((candidate, index) => index === 0 || candidate.map.entries.length > 1 || candidate.map.open);
  return step && removeEntry(text, step.map, step.entry);
}

function removeEntry(text: string, map: MapNode, entry: Entry): Edit | undefined {
  const parts = map.entries.map(({ key, value }) => ({ start: key.start, end: Math.max(key.end, value.end) }));
  const index = map.entries.indexOf(entry);
  return map.flow ? cutFromFlow(text, parts, index) : cutLines(text, parts, index, /^[ \t]*$/);
}

function removeItem(text: string, sequence: SequenceNode, item: SyntaxNode): Edit | undefined {
  const index = sequence.items.indexOf(item);
  return sequence.flow ? cutFromFlow(text, sequence.items, index) : cutLines(text, sequence.items, index, /^[ \t]*-[ \t]+$/);
}

function cutFromFlow(text: string, parts: readonly Span[], index: number): Edit | undefined {
  const part = parts[index];
  const before = parts[index - 1];
  const after = parts[index + 1];
  if (!part || (!before && !after)) return undefined;
  const span = before ? { start: before.end, end: part.end } : { start: part.start, end: after?.start ?? part.end };
  return isPlain(text.slice(span.start, span.end)) ? { ...span, text: '' } : undefined;
}

/** `lead` is what may stand on the line before the part, and goes with it. */
function cutLines(text: string, parts: readonly Span[], index: number, lead: RegExp): Edit | undefined {
  const part = parts[index];
  if (!part || !isPlain(text.slice(part.start, part.end))) return undefined;
  const lineStart = lineStartOf(text, part.start);
  const before = text.slice(lineStart, part.start);
  if (!lead.test(before)) return cutFirst(text, part, parts[index + 1]);
  const newline = text.indexOf('\n', part.end);
  const rest = text.slice(part.end, newline < 0 ? text.length : newline);
  // A comment behind the value stays, on a line of its own.
  const comment = /^[ \t]+(?=#)/.exec(rest);
  if (comment) return { start: lineStart + (/^[ \t]*/.exec(before)?.[0].length ?? 0), end: part.end + comment[0].length, text: '' };
  if (rest.trim() !== '') return undefined;
  if (newline >= 0) return { start: lineStart, end: newline + 1, text: '' };
  return { start: text.slice(0, lineStart).replace(/\r?\n$/, '').length, end: text.length, text: '' };
}

/** The first entry of a list's item: the dash stays, and the next entry moves up to it. */
function cutFirst(text: string, part: Span, next: Span | undefined): Edit | undefined {
  if (!next || text.slice(part.end, next.start).trim() !== '') return undefined;
  return { start: part.start, end: next.start, text: '' };
}

/** Holds no comment, and no anchor that something else may refer to. */
function isPlain(text: string): boolean {
  return !/(?:^|\s)[#&]/.test(text);
}
