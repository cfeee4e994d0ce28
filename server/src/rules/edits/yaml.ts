/** Edits of YAML and JSON maps: what a fix adds follows the document's own layout and loses nothing of it. */
import { child, entryOf } from '../../syntax/tree.ts';
import type { Entry, MapNode, ScalarNode } from '../../syntax/tree.ts';
import type { Edit, Fix, FixContext, FixSafety, NewEntry } from '../rule.ts';
import { editOf } from './edit.ts';
import { insertIntoFlow, paddingIn } from './flow.ts';
import { columnOf, layoutOf, lineStartOf, mayBeLeftOut } from './layout.ts';
import { blockEntry, flowValue, jsonValue } from './render.ts';
import { snippetOfPieces } from './value.ts';
import type { NewValue, Piece } from './value.ts';

export interface Addition {
  /** Keys from the map down; those that are missing are created. */
  readonly path: readonly [string, ...string[]];
  readonly value: NewValue;
  /** The new entry goes behind the last of these that the map has, else to the map's end. Speaks of the first key of the path. */
  readonly after?: readonly string[];
}

type Added = Pick<Fix, 'edits' | 'entry'>;

/** A fix that adds an entry; undefined where the text leaves no sure place for it. */
export function addEntryFix(
  context: FixContext,
  map: MapNode,
  options: Addition & { readonly title: string; readonly safety: FixSafety },
): Fix | undefined {
  const added = addEntry(context, map, options);
  return added && { title: options.title, safety: options.safety, ...added };
}

/** The edits that add an entry below a map, and the entry itself for completion. */
export function addEntry(context: FixContext, map: MapNode, { path, value, after }: Addition): Added | undefined {
  const [key, ...rest] = path;
  const existing = entryOf(map, key);
  if (!existing) {
    // Behind a merge key or in an open map there may be one that a new entry would hide.
    if (child(map, key) !== undefined) return undefined;
    return insert(context, map, key, nest(rest, value), after ?? []);
  }
  const [next, ...others] = rest;
  if (next === undefined) return undefined;
  if (existing.value.kind === 'map') return addEntry(context, existing.value, { path: [next, ...others], value });
  if (existing.value.kind === 'scalar' && existing.value.value === null)
    return fill(context, map, existing, existing.value, next, nest(others, value));
  return undefined;
}

function nest(path: readonly string[], value: NewValue): NewValue {
  return path.reduceRight<NewValue>((inner, key) => ({ [key]: inner }), value);
}

function insert(context: FixContext, map: MapNode, key: string, value: NewValue, after: readonly string[]): Added | undefined {
  const { text, unit } = context;
  const layout = layoutOf(text, unit.root);
  const entry = entrySnippet(map, key, value);
  if (map.flow) {
    const edits = insertIntoFlow(text, map, key, value, layout);
    return edits && { edits, entry };
  }
  const sure = map.entries.filter(({ value: { end } }) => !mayBeLeftOut(end, map.start, unit.conditionals));
  const anchor = sure.findLast((candidate) => after.includes(candidate.key.text)) ?? sure.at(-1);
  if (!anchor) return undefined;
  const column = columnOf(text, map.start);
  return { edits: [insertLines(text, endOf(text, anchor), column, blockEntry(key, value, column, layout), layout.eol)], entry };
}

/** Gives a value to a key that has none: `securityContext:`, `securityContext: null`. */
function fill(context: FixContext, map: MapNode, existing: Entry, empty: ScalarNode, key: string, value: NewValue): Added | undefined {
  const { text, unit } = context;
  const { start, end } = empty;
  // An anchor or a tag between the two would be lost.
  if (!/^[ \t]*:[ \t]*$/.test(text.slice(existing.key.end, start)) || !/^[ \t]*(?:[#,}\r\n]|$)/.test(text.slice(end))) return undefined;
  const entry = entrySnippet(empty, key, value);
  if (map.flow) {
    const render = existing.key.style === 'double' ? jsonValue : flowValue;
    const pieces = render({ [key]: value }, paddingIn(text));
    return { edits: [editOf(text, start, end, [/\s/.test(text[start - 1] ?? '') ? '' : ' ', ...pieces])], entry };
  }
  const layout = layoutOf(text, unit.root);
  const column = columnOf(text, map.start);
  const lines = insertLines(text, end, column, blockEntry(key, value, column + layout.step, layout), layout.eol);
  if (start === end || lines.start < end) return start === end ? { edits: [lines], entry } : undefined;
  const colon = text.indexOf(':', existing.key.end);
  return { edits: [{ start: colon + 1, end, text: '' }, lines], entry };
}

/** Where an entry's text ends. The empty lines behind a block scalar belong to it when it keeps them (`|+`). */
function endOf(text: string, { key, value }: Entry): number {
  const block = value.kind === 'scalar' && (value.style === 'literal' || value.style === 'folded');
  if (!block) return Math.max(key.end, value.end);
  const end = text.slice(0, value.end).trimEnd().length;
  if (!/[|>][0-9]?\+/.test(text.slice(key.end, value.start))) return end;
  return end + (/^(?:[ \t]*\r?\n[ \t]*(?=\r?\n))*/.exec(text.slice(end))?.[0].length ?? 0);
}

/** Whole lines behind the line of an offset and the comments indented below it. They begin at column 0, as editors re-indent other snippets. */
function insertLines(text: string, offset: number, column: number, lines: readonly (readonly Piece[])[], eol: string): Edit {
  let end = text.indexOf('\n', offset);
  for (let next = end + 1; end >= 0 && isCommentBelow(text, next, column); next = end + 1) end = text.indexOf('\n', next);
  const body = lines.flatMap((line): Piece[] => [...line, eol]);
  if (end >= 0) return editOf(text, end + 1, end + 1, body);
  const start = lineStartOf(text, text.length);
  return editOf(text, start, text.length, [text.slice(start), eol, ...body.slice(0, -1)]);
}

function isCommentBelow(text: string, lineStart: number, column: number): boolean {
  let at = lineStart;
  while (text[at] === ' ') at++;
  return text[at] === '#' && at - lineStart > column;
}

function entrySnippet(parent: { readonly start: number; readonly end: number }, key: string, value: NewValue): NewEntry {
  return {
    parent: { start: parent.start, end: parent.end },
    key,
    // Only completion asks for it.
    get snippet() {
      const lines = blockEntry(key, value, 0, { eol: '\n', step: 2, sequenceStep: 2, quote: "'" });
      return snippetOfPieces(lines.flatMap((line, index): Piece[] => (index === 0 ? line : ['\n', ...line])));
    },
  };
}
