/** Edits that add a string to a list. */
import { at, entryOf } from '../../syntax/tree.ts';
import type { MapNode, SequenceNode } from '../../syntax/tree.ts';
import type { Edit, FixContext } from '../rule.ts';
import { eolOf, lineStartOf } from './layout.ts';
import { scalarText } from './render.ts';
import { addEntry } from './yaml.ts';

type Edits = readonly [Edit, ...Edit[]];

/** Adds to the list at the path below a map, which is made where it is missing; undefined where the text leaves no sure place. */
export function addToList(context: FixContext, map: MapNode, path: readonly [string, ...string[]], value: string): Edits | undefined {
  const list = at(map, ...path);
  if (list?.kind === 'sequence') {
    const edit = appendItem(context.text, list, value);
    return edit && [edit];
  }
  if (list !== undefined) return undefined;
  return addEntry(context, map, { path, value: [value] })?.edits ?? fillEmpty(context.text, map, path, value);
}

function appendItem(text: string, { flow, start, end, items }: SequenceNode, value: string): Edit | undefined {
  const last = items.at(-1);
  if (flow) {
    if (text[start] !== '[' || text[end - 1] !== ']') return undefined;
    if (!last) return { start, end, text: `[${scalarText(value, true)}]` };
    const written = last.kind === 'scalar' && last.style === 'double' ? JSON.stringify(value) : scalarText(value, true);
    return { start: last.end, end: last.end, text: `, ${written}` };
  }
  if (!last) return undefined;
  const before = text.slice(lineStartOf(text, last.start), last.start);
  if (!/^[ \t]*-[ \t]+$/.test(before)) return undefined;
  const eol = eolOf(text);
  const newline = text.indexOf('\n', last.end);
  const line = `${before}${scalarText(value, false)}`;
  if (newline < 0) return { start: text.length, end: text.length, text: `${eol}${line}` };
  return { start: newline + 1, end: newline + 1, text: `${line}${eol}` };
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
