/** Field paths of replacements: `spec.containers.[name=app].image`, `*`, positions; fields are made on the way if asked for. */
import { say } from '../../texts/texts.ts';
import { matcher } from './pattern.ts';
import { PatchError } from './merge.ts';
import { emptyMap, entry, field, isMissing, string, withField, withItems } from './value.ts';
import type { Listing, Value } from './value.ts';
import { splitPath } from './field-path.ts';

/** The keys of a path, what stands in brackets kept whole: `[name=a.b]` with them, `[a.b/c]` without. */
export function fieldKeys(path: string): readonly string[] {
  const keys: string[] = [];
  const parts = splitPath(path, '.');
  for (let at = 0; at < parts.length; at++) {
    let part = parts[at] ?? '';
    if (part.startsWith('[') && !part.endsWith(']')) {
      while (at < parts.length - 1 && !part.endsWith(']')) part += `.${parts[++at] ?? ''}`;
      keys.push(part.includes('=') ? part : part.replaceAll(/^\[+|\]+$/g, ''));
    } else keys.push(part);
  }
  return keys;
}

/** The value that a path leads to, without patterns: the first item that has the value. */
export function lookUp(root: Value, keys: readonly string[]): Value | undefined {
  let current: Value | undefined = root;
  for (const key of keys) {
    if (isMissing(current)) return undefined;
    const item = itemKey(key);
    if (current.kind === 'list' && item) current = current.items.find((candidate) => hasValue(candidate, item));
    else if (current.kind === 'list' && /^(?:\d+|-)$/.test(key)) current = current.items.at(key === '-' ? -1 : Number(key));
    else current = field(current, key);
  }
  return isMissing(current) ? undefined : current;
}

interface ItemKey {
  readonly name: string;
  readonly value: string;
}

function itemKey(key: string): ItemKey | undefined {
  const [, name, value] = /^\[([^=]*)=(.*)\]$/s.exec(key) ?? [];
  return name === undefined || value === undefined ? undefined : { name, value };
}

function hasValue(item: Value, { name, value }: ItemKey): boolean {
  const own = name === '' ? item : field(item, name);
  return own?.kind === 'scalar' && own.text === value;
}

export interface Replacing {
  /** What to make of each field that the path leads to. */
  readonly change: (old: Value) => Value;
  /** What a field is before it is set, when it has to be made; undefined where none may be made. */
  readonly empty: Value | undefined;
}

/** The value with all fields changed that the path leads to, and how many they were. */
export function changeMatches(
  value: Value,
  keys: readonly string[],
  replacing: Replacing,
): { readonly value: Value; readonly count: number } {
  const [key, ...rest] = keys;
  if (key === undefined) return { value: replacing.change(value), count: 1 };
  if (/^\d+$/.test(key)) return atIndex(asList(value, key), Number(key), rest, replacing);
  const item = itemKey(key);
  if (item) return atItems(asList(value, key), item, rest, replacing);
  if (key === '*') return every(asList(value, key), () => true, rest, replacing);
  if (value.kind !== 'map') throw new PatchError(say`There is no field ${key} in what is no map`);
  let below = entry(value, key)?.value;
  if (below === undefined) {
    if (!replacing.empty) return { value, count: 0 };
    below = made(rest[0], replacing.empty);
  }
  if (below.kind === 'scalar' && rest.length > 0) {
    if (below.value === null) return { value, count: 0 };
    throw new PatchError(say`${key} is plain text, of which no field can be set`);
  }
  const changed = changeMatches(below, rest, replacing);
  return { value: withField(value, key, changed.value), count: changed.count };
}

function made(next: string | undefined, leaf: Value): Value {
  if (next === undefined) return leaf;
  const isList = itemKey(next) !== undefined || /^\d+$/.test(next);
  return isList ? { kind: 'list', items: [], flow: false, written: undefined, intact: false } : emptyMap;
}

function asList(value: Value, key: string): Listing {
  if (value.kind !== 'list') throw new PatchError(say`${key} asks for a list`);
  return value;
}

function atIndex(
  list: Listing,
  index: number,
  rest: readonly string[],
  replacing: Replacing,
): { readonly value: Value; readonly count: number } {
  const grown = index === list.items.length && replacing.empty ? withItems(list, [...list.items, made(rest[0], replacing.empty)]) : list;
  if (index >= grown.items.length) throw new PatchError(say`There is no item ${String(index)}`);
  return every(grown, (_, at) => at === index, rest, replacing);
}

function atItems(
  list: Listing,
  key: ItemKey,
  rest: readonly string[],
  replacing: Replacing,
): { readonly value: Value; readonly count: number } {
  const matches = matcher(key.value, '', '');
  const isMeant = (item: Value): boolean => {
    const own = key.name === '' ? item : field(item, key.name);
    return own?.kind === 'scalar' && matches(own.text);
  };
  const found = every(list, isMeant, rest, replacing);
  if (found.count > 0 || !replacing.empty) return found;
  const value = string(key.value);
  const fresh = key.name === '' ? value : withField(emptyMap, key.name, value);
  return every(withItems(list, [...list.items, fresh]), (item) => item === fresh, rest, replacing);
}

function every(
  list: Listing,
  isMeant: (item: Value, index: number) => boolean,
  rest: readonly string[],
  replacing: Replacing,
): { readonly value: Value; readonly count: number } {
  let count = 0;
  const items = list.items.map((item, index) => {
    if (!isMeant(item, index)) return item;
    const changed = changeMatches(item, rest, replacing);
    count += changed.count;
    return changed.value;
  });
  return { value: withItems(list, items), count };
}
