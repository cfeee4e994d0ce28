/** JSON patches (RFC 6902), as the library behind kustomize applies them. */
import { say } from '../../texts/texts.ts';
import { field, items, sameData, text, withField, withItems, withoutField } from './value.ts';
import type { Value } from './value.ts';
import { PatchError } from './merge.ts';

/** Whether a patch's text is a list of operations, rather than an object to be merged. */
export function isJsonPatch(root: Value | undefined): boolean {
  return root?.kind === 'list' && root.items.every((item) => field(item, 'op') !== undefined);
}

/** The value with all operations applied; throws a PatchError for the first that cannot be. */
export function applyJsonPatch(target: Value, patch: Value): Value {
  return items(patch).reduce(applyOperation, target);
}

function applyOperation(target: Value, operation: Value): Value {
  const name = text(field(operation, 'op')) ?? '';
  const path = keysOf(field(operation, 'path'), name);
  switch (name) {
    case 'add':
      return add(target, path, valueOf(operation));
    case 'replace':
      return replace(target, path, valueOf(operation));
    case 'remove':
      return remove(target, path);
    case 'test': {
      const found = get(target, path);
      const expected = field(operation, 'value');
      if (found === undefined ? expected !== undefined && text(expected) !== undefined : !expected || !sameData(found, expected))
        throw new PatchError(`${pointer(path)} is not what the patch tests for`);
      return target;
    }
    case 'move': {
      const from = keysOf(field(operation, 'from'), name);
      return add(remove(target, from), path, required(target, from));
    }
    case 'copy':
      return add(target, path, required(target, keysOf(field(operation, 'from'), name)));
    default:
      throw new PatchError(say`There is no operation ${name}`);
  }
}

type Keys = readonly string[];

function keysOf(pointerNode: Value | undefined, operation: string): Keys {
  const written = text(pointerNode);
  if (written === undefined) throw new PatchError(say`${operation} does not say where`);
  if (written === '') return [];
  return written
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function pointer(keys: Keys): string {
  return `/${keys.join('/')}`;
}

function valueOf(operation: Value): Value {
  return field(operation, 'value') ?? { kind: 'scalar', value: null, text: 'null', quoted: false, written: undefined, intact: false };
}

function get(value: Value, keys: Keys): Value | undefined {
  let current: Value | undefined = value;
  for (const key of keys) {
    if (current?.kind === 'list') current = current.items[indexOf(key, current.items.length)];
    else current = field(current, key);
  }
  return current;
}

function required(value: Value, keys: Keys): Value {
  const found = get(value, keys);
  if (found === undefined) throw new PatchError(say`There is nothing at ${pointer(keys)}`);
  return found;
}

/** The position of an item; negative ones count from the end. */
function indexOf(key: string, length: number): number {
  if (!/^-?\d+$/.test(key)) throw new PatchError(say`${key} is no position in a list`);
  const index = Number(key);
  return index < 0 ? index + length : index;
}

function add(value: Value, keys: Keys, added: Value): Value {
  return change(
    value,
    keys,
    (parent, key) => {
      if (parent.kind === 'map') return withField(parent, key, added);
      if (parent.kind === 'scalar') throw new PatchError(say`${pointer(keys)} is not in a map or a list`);
      // Before the end, a negative position means the place behind the item that it counts to.
      const index = key === '-' ? parent.items.length : indexOf(key, parent.items.length + 1);
      if (index < 0 || index > parent.items.length) throw new PatchError(say`There is no position ${key} at ${pointer(keys)}`);
      return withItems(parent, parent.items.toSpliced(index, 0, added));
    },
    added,
  );
}

function replace(value: Value, keys: Keys, replacement: Value): Value {
  return change(
    value,
    keys,
    (parent, key) => {
      // A field that is not there is added, an item is not.
      if (parent.kind === 'map') return withField(parent, key, replacement);
      if (parent.kind === 'scalar' || get(parent, [key]) === undefined)
        throw new PatchError(say`There is nothing at ${pointer(keys)} to be replaced`);
      const index = indexOf(key, parent.items.length);
      return withItems(
        parent,
        parent.items.map((item, at) => (at === index ? replacement : item)),
      );
    },
    replacement,
  );
}

function remove(value: Value, keys: Keys): Value {
  return change(
    value,
    keys,
    (parent, key) => {
      if (get(parent, [key]) === undefined) throw new PatchError(say`There is nothing at ${pointer(keys)} to be removed`);
      if (parent.kind === 'map') return withoutField(parent, key);
      if (parent.kind === 'scalar') return parent;
      return withItems(parent, parent.items.toSpliced(indexOf(key, parent.items.length), 1));
    },
    value,
  );
}

/** The value with what holds the last key changed. */
function change(value: Value, keys: Keys, inParent: (parent: Value, key: string) => Value, whole: Value): Value {
  const [key, ...rest] = keys;
  if (key === undefined) return whole;
  if (rest.length === 0) return inParent(value, key);
  const below = required(value, [key]);
  const changed = change(below, rest, inParent, whole);
  if (value.kind === 'map') return withField(value, key, changed);
  if (value.kind === 'scalar') return value;
  const index = indexOf(key, value.items.length);
  return withItems(
    value,
    value.items.map((item, at) => (at === index ? changed : item)),
  );
}
