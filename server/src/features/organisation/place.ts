/** Which part of a rule file a line belongs to, told from its indentation: what is being typed is seldom valid. */
import { exampleFields, fixFields, paramFields, ruleFields } from '../../organisation/fields.ts';
import type { Field } from '../../organisation/fields.ts';
import { english } from '../../texts/texts.ts';

export type Part = 'top' | 'rule' | 'fix' | 'example' | 'params' | 'param' | 'other';

export interface LinePlace {
  readonly part: Part;
  /** Keys of the lines of the same block. */
  readonly siblings: readonly string[];
}

const line = /^( *(?:- +)*)(?:["']?([\w$-]+)["']?[ \t]*:(?=\s|$))?/;
const topFields: readonly Field[] = [{ name: 'rules', detail: english`The rules: a list.` }];

/** The part at a line whose keys stand at that column. */
export function placeAt(lines: readonly string[], index: number, column: number): LinePlace {
  const keys = keysAbove(lines, index, column);
  return { part: partOf(keys), siblings: siblingsOf(lines, index, column) };
}

/** The fields of a part, and what they mean. */
export function fieldsOf(part: Part): readonly Field[] {
  switch (part) {
    case 'top':
      return topFields;
    case 'rule':
      return ruleFields;
    case 'fix':
      return fixFields;
    case 'example':
      return exampleFields;
    case 'param':
      return paramFields;
    case 'params':
    case 'other':
      return [];
  }
}

/** From the outermost key to the one that the line stands below. */
function keysAbove(lines: readonly string[], index: number, column: number): readonly string[] {
  const keys: string[] = [];
  let limit = column;
  for (let at = index; at >= 0 && limit > 0; at--) {
    const found = line.exec(lines[at] ?? '');
    const key = found?.[2];
    const indent = found?.[1]?.length ?? 0;
    if (key === undefined || indent >= limit || (at === index && indent === column)) continue;
    keys.unshift(key);
    limit = indent;
  }
  return keys;
}

function partOf(keys: readonly string[]): Part {
  if (keys.length === 0) return 'top';
  if (keys[0] !== 'rules') return 'other';
  if (keys.length === 1) return 'rule';
  if (keys[1] === 'params') return keys.length === 2 ? 'params' : keys.length === 3 ? 'param' : 'other';
  if (keys.length > 2) return 'other';
  return keys[1] === 'fix' ? 'fix' : keys[1] === 'examples' ? 'example' : 'other';
}

/** Up and down from the line, as far as its block goes: to a line that is indented less, or to the next item. */
function siblingsOf(lines: readonly string[], index: number, column: number): readonly string[] {
  const keys: string[] = [];
  const look = (at: number, step: -1 | 1): void => {
    for (; at >= 0 && at < lines.length; at += step) {
      const text = lines[at] ?? '';
      if (text.trim() === '') continue;
      const found = line.exec(text);
      const indent = found?.[1]?.length ?? 0;
      const begins = (found?.[1] ?? '').includes('-');
      if (step === 1 && begins && indent <= column) return;
      if (indent < column) return;
      if (indent === column && found?.[2] !== undefined) keys.push(found[2]);
      if (step === -1 && begins && indent === column) return;
    }
  };
  if (!/^ *- /.test(lines[index] ?? '')) look(index - 1, -1);
  look(index + 1, 1);
  return keys;
}
