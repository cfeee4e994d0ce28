/** Strategic merge patches, as kustomize applies them. */
import { english, say, translated } from '../../texts/texts.ts';
import { shapeOfKind } from './merge-keys.ts';
import type { FieldShape, Shape } from './merge-keys.ts';
import { emptyMap, field, isMissing, isNull, overwrite, string, text, withField, withoutField } from './value.ts';
import type { Listing, Mapping, Scalar, Value } from './value.ts';

/** A patch that cannot be applied: a map where the object has a list, a directive that does not exist. */
export class PatchError extends Error {}

/** The object with the patch merged into it; undefined when the patch deletes it. */
export function mergeObject(target: Mapping, patch: Mapping): Mapping | undefined {
  const merged = merge(target, patch, undefined, []);
  return merged?.kind === 'map' && merged.fields.length > 0 ? merged : undefined;
}

/** An explicit null of the target that nothing touches stays; any other null is a field that goes. */
function merge(
  target: Value | undefined,
  patch: Value | undefined,
  known: FieldShape | undefined,
  at: readonly string[],
): Value | undefined {
  const kind = [target, patch].find((value) => !isMissing(value))?.kind;
  if (kind === undefined) return mergeNothing(target, patch);
  for (const value of [target, patch])
    if (!isMissing(value) && value.kind !== kind) throw new PatchError(say`${at.join('.')} is no ${translated(words[value.kind])} in both`);
  const shape = known ? known.shape : embeddedShape(target, patch);
  if (kind === 'map') return mergeMaps(target, patch, shape, at);
  if (kind === 'list' && known?.keys) return mergeLists(target, patch, { keys: known.keys, shape }, at);
  if (patch === undefined) return target;
  if (isNull(patch)) return undefined;
  return patch.kind === 'scalar' ? overwritten(target, patch) : patch;
}

/** What a patch only names, as the container it is about, stays where it is written. */
function overwritten(target: Value | undefined, patch: Scalar): Value {
  const result = overwrite(target, patch);
  const same = target?.kind === 'scalar' && target.value === result.value && target.text === result.text;
  return same ? target : result;
}

const words = { map: english`map`, list: english`list`, scalar: english`plain value` } as const;

function mergeNothing(target: Value | undefined, patch: Value | undefined): Value | undefined {
  return patch === undefined && target?.kind === 'scalar' && target.text !== '' ? target : undefined;
}

function embeddedShape(...values: readonly (Value | undefined)[]): Shape | undefined {
  for (const value of values) {
    const apiVersion = text(field(value, 'apiVersion'));
    const kind = text(field(value, 'kind'));
    const shape = apiVersion !== undefined && kind !== undefined ? shapeOfKind(apiVersion, kind) : undefined;
    if (shape) return shape;
  }
  return undefined;
}

type Directive = 'delete' | 'replace' | 'merge';

function directive(value: string | undefined): Directive {
  if (value === undefined || value === 'merge') return 'merge';
  if (value === 'delete' || value === 'replace') return value;
  throw new PatchError(say`There is no $patch directive ${value}`);
}

function mergeMaps(
  target: Value | undefined,
  patch: Value | undefined,
  shape: Shape | undefined,
  at: readonly string[],
): Value | undefined {
  let base = target;
  let change = patch;
  if (isNull(change)) return undefined;
  if (change?.kind === 'map') {
    const asked = directive(text(field(change, '$patch')));
    change = withoutField(change, '$patch');
    if (asked === 'delete') return undefined;
    if (asked === 'replace' || isMissing(base)) base = change;
  }
  if (base?.kind !== 'map') return undefined;
  return mergeFields(base, change?.kind === 'map' ? change : emptyMap, shape, at);
}

function mergeFields(base: Mapping, change: Mapping, shape: Shape | undefined, at: readonly string[]): Mapping {
  let result = base;
  const keys = new Set([...base.fields, ...change.fields].map(({ name }) => name.text));
  for (const key of [...keys].sort()) {
    const below = field(base, key);
    const changed = merge(below, field(change, key), shape?.fields.get(key) ?? (shape ? unknownField : undefined), [...at, key]);
    if (changed === undefined) result = withoutField(result, key);
    else if (changed !== below) result = withField(result, key, changed, change.fields.find(({ name }) => name.text === key)?.name);
  }
  return result;
}

/** A field of a known kind of which nothing more is known. */
const unknownField: FieldShape = { keys: undefined, shape: undefined };

interface ListShape {
  readonly keys: readonly string[];
  readonly shape: Shape | undefined;
}

function mergeLists(
  target: Value | undefined,
  patch: Value | undefined,
  { keys, shape }: ListShape,
  at: readonly string[],
): Value | undefined {
  let base = target;
  let change = patch;
  if (isNull(change)) return undefined;
  if (change?.kind === 'list' && !isMissing(base)) {
    const asked = change.items.find((item) => item.kind === 'map' && item.fields.length === 1 && field(item, '$patch') !== undefined);
    if (asked) {
      change = { ...change, items: change.items.filter((item) => item !== asked), intact: false };
      const wanted = directive(text(field(asked, '$patch')));
      if (wanted === 'delete') return undefined;
      if (wanted === 'replace') base = change;
    }
  }
  if (isMissing(base)) base = change;
  if (base?.kind !== 'list') return undefined;
  const changes = change?.kind === 'list' ? change.items : [];
  return keys.length === 0 ? mergeValues(base, changes) : mergeItems(base, changes, { keys, shape }, at);
}

/** Those of the patch first, then what the target had more. */
function mergeValues(base: Listing, changes: readonly Value[]): Listing {
  const texts = new Set<string>();
  const values = [...changes, ...base.items].filter((item) => {
    const value = item.kind === 'scalar' ? item.text : '';
    return !texts.has(value) && texts.add(value);
  });
  return listOf(base, values);
}

/** The items of the patch come first, merged with those of the same keys, then the others of the target. */
function mergeItems(target: Listing, changes: readonly Value[], { keys, shape }: ListShape, at: readonly string[]): Listing {
  const known: FieldShape = shape ? { keys: undefined, shape } : unknownField;
  const ids = unifyIds(keys.length, idsOf([...changes, ...target.items], keys));
  let base = [...target.items];
  let merged: readonly Value[] = [];
  const used = keysInUse(ids, keys);
  for (const id of ids) {
    const values = id.filter((value, index) => value !== '' || used.includes(keys[index] ?? ''));
    const given = keys.filter((_, index) => id[index] !== '');
    const match = given.length > 0 ? { keys: given, values: id.filter((value) => value !== '') } : { keys, values: id };
    const own = base.findIndex((item) => matches(item, match));
    const change = changes.find((item) => matches(item, match));
    const result = merge(base[own], change, known, at);
    if (isMissing(result) || (result.kind === 'map' && result.fields.length === 0)) {
      base = base.filter((item) => !matches(item, { keys: used, values }));
      continue;
    }
    // What an item is to be replaced with is found and then lost to the old item: that is how kustomize does it.
    if (own >= 0 && text(field(change, '$patch')) !== 'replace') base[own] = result;
    merged = put(merged, withKeys(result, [...changes, ...target.items], { keys: used, values }), { keys: used, values });
  }
  return listOf(
    target,
    base.reduce((list, item) => putBack(list, item, used), merged),
  );
}

/** The values of an item's keys. */
type ItemId = readonly string[];

interface Match {
  readonly keys: readonly string[];
  readonly values: ItemId;
}

function idsOf(list: readonly Value[], keys: readonly string[]): readonly ItemId[] {
  const ids = new Map<string, ItemId>();
  for (const item of list) {
    const id = keys.map((key) => text(field(item, key)) ?? '');
    ids.set(JSON.stringify(id), id);
  }
  return [...ids.values()];
}

/** Ids that differ only in a key that one of them does not have are one. */
function unifyIds(size: number, ids: readonly ItemId[]): readonly ItemId[] {
  if (size < 2) return ids;
  const unified = [...ids];
  for (const [index] of ids.entries())
    for (const [other] of ids.entries()) {
      const [one = [], two = []] = [unified[index], unified[other]];
      if (!one.some((value, at) => value === two[at]) || !one.every((value, at) => value === two[at] || value === '' || two[at] === ''))
        continue;
      const both = one.map((value, at) => (value === '' ? (two[at] ?? '') : value));
      unified[index] = both;
      unified[other] = both;
    }
  return unified;
}

/** The keys that any item has; the further ones (`protocol`) count only when one does. */
function keysInUse(ids: readonly ItemId[], keys: readonly string[]): readonly string[] {
  const used = keys.filter((_, index) => ids.some((id) => id[index] !== ''));
  return used.length === 0 ? keys : used;
}

/** Whether the item has those values; an empty one only asks for the field, a missing one for nothing. */
function matches(item: Value, { keys, values }: Match): boolean {
  return (
    values.length > 0 &&
    keys.every((key, index) => {
      const value = values[index];
      if (value === undefined) return true;
      const own = field(item, key);
      return own?.kind === 'scalar' ? value === '' || own.text === value : own !== undefined && value === '';
    })
  );
}

/** The list with the item in the place of the one that matches, or at its end. */
function put(list: readonly Value[], item: Value, match: Match): readonly Value[] {
  if (!list.some((other) => matches(other, match))) return [...list, item];
  return list.map((other) => (matches(other, match) ? item : other));
}

function putBack(list: readonly Value[], item: Value, keys: readonly string[]): readonly Value[] {
  const values = keys.flatMap((key) => text(field(item, key)) ?? []);
  // An item without its keys pushes out all others: that, too, is how kustomize does it.
  if (values.length === 0) return [item];
  const match = { keys, values };
  return put(keys.length > 1 ? list.filter((other) => !matches(other, match)) : list, item, match);
}

function withKeys(merged: Value, list: readonly Value[], match: Match): Value {
  if (merged.kind !== 'map') return merged;
  return match.keys.reduce((map, key, index) => {
    const value = match.values[index] ?? '';
    if (field(map, key) !== undefined || value === '') return map;
    return withField(map, key, list.map((item) => field(item, key)).find((other) => text(other) === value) ?? string(value));
  }, merged);
}

function listOf(base: Listing, values: readonly Value[]): Listing {
  const same = values.length === base.items.length && values.every((item, index) => item === base.items[index]);
  return same ? base : { ...base, items: values, intact: false };
}
