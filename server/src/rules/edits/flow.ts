/** New entries in flow maps, `{a: b}` and JSON. */
import type { MapNode } from '../../syntax/tree.ts';
import type { Edit } from '../rule.ts';
import { editOf } from './edit.ts';
import type { Layout } from './layout.ts';
import { lineStartOf } from './layout.ts';
import { flowValue, jsonLines, jsonValue, scalarText } from './render.ts';
import type { NewValue, Piece } from './value.ts';

type Edits = readonly [Edit, ...Edit[]];

/** Adds an entry at the end of a flow map; undefined when its text is not whole. */
export function insertIntoFlow(text: string, map: MapNode, key: string, value: NewValue, layout: Layout): Edits | undefined {
  if (text[map.start] !== '{' || text[map.end - 1] !== '}') return undefined;
  const last = map.entries.at(-1);
  const json = last ? last.key.style === 'double' : text.trimStart().startsWith('{') && /^\s*\{\s*"/.test(text);
  const name = json ? JSON.stringify(key) : scalarText(key, true);
  if (!last) {
    const pad = paddingIn(text);
    return [editOf(text, map.start, map.end, [`{${pad}${name}: `, ...(json ? jsonValue(value, pad) : flowValue(value, pad)), `${pad}}`])];
  }
  const indent = ownLineIndent(text, map, last.key.start);
  const pieces: Piece[] = [`${name}: `, ...valuePieces(text, map, value, json, indent, layout)];
  const end = Math.max(last.key.end, last.value.end);
  const comma = commaAfter(text, end, map.end);
  if (indent === undefined)
    return comma === undefined ? [editOf(text, end, end, [', ', ...pieces])] : [editOf(text, comma + 1, comma + 1, [' ', ...pieces])];
  const lineEnd = endOfLine(text, comma ?? end, map.end - 1);
  const line: Piece[] = [layout.eol, indent, ...pieces];
  // A comment at the end of the last entry's line stays there: the comma goes before it, the new line behind it.
  if (comma !== undefined) return [editOf(text, lineEnd, lineEnd, line)];
  return [editOf(text, end, lineEnd, [`,${text.slice(end, lineEnd)}`, ...line])];
}

/** What stands between braces and entries on one line: as most of the text does it, else a blank. */
export function paddingIn(text: string): string {
  const padded = text.match(/\{ (?=[^\s}])/g)?.length ?? 0;
  const tight = text.match(/(?<!\{)\{(?=[^\s{}])/g)?.length ?? 0;
  return tight > padded ? '' : ' ';
}

function valuePieces(text: string, map: MapNode, value: NewValue, json: boolean, indent: string | undefined, { eol }: Layout): Piece[] {
  const pad = text[map.start + 1] === ' ' ? ' ' : indent === undefined ? '' : paddingIn(text);
  if (!json) return flowValue(value, pad);
  if (indent === undefined) return jsonValue(value, pad);
  const outer = /^[ \t]*/.exec(text.slice(lineStartOf(text, map.start)))?.[0] ?? '';
  return jsonLines(value, { indent, step: indent.slice(outer.length), eol });
}

/** The indentation of an entry that begins its line; undefined where entries share one line. */
function ownLineIndent(text: string, map: MapNode, keyStart: number): string | undefined {
  const start = lineStartOf(text, keyStart);
  const before = text.slice(start, keyStart);
  return start > map.start && before.trim() === '' ? before : undefined;
}

function commaAfter(text: string, from: number, to: number): number | undefined {
  const found = /^(?:\s|#[^\n]*\n)*,/.exec(text.slice(from, to));
  return found ? from + found[0].length - 1 : undefined;
}

/** The end of the line's content, not behind the closing bracket. */
function endOfLine(text: string, from: number, limit: number): number {
  const newline = text.indexOf('\n', from);
  if (newline < 0 || newline > limit) return limit;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}
