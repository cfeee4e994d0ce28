/** Fields that a transformation changes, by kind and path: `spec/template/metadata/labels`; lists on the way are gone through. */
import { emptyMap, entry, isNull, withField, withItems } from './value.ts';
import type { Value } from './value.ts';
import { isSelected } from './resource.ts';
import type { GroupVersionKind, Resource } from './resource.ts';

export interface FieldSpec extends Partial<GroupVersionKind> {
  readonly path: string;
  readonly create?: boolean;
}

type Change = (value: Value) => Value;

/** Changes the field of an object that the spec means, made as `empty` where it is missing and to be created. */
export function changeField(resource: Resource, spec: FieldSpec, change: Change, empty?: Value): void {
  if (!isSelected(resource.gvk, spec)) return;
  const changed = changedAt(resource.root, splitPath(spec.path), 0, change, spec.create === true ? empty : undefined);
  if (changed.kind === 'map') resource.root = changed;
}

function changedAt(value: Value, keys: readonly string[], at: number, change: Change, empty: Value | undefined): Value {
  const key = keys[at];
  if (key === undefined) return change(value);
  if (value.kind === 'list')
    return withItems(
      value,
      value.items.map((item) => changedAt(item, keys, at, change, empty)),
    );
  if (value.kind === 'scalar') return value;
  const isList = key.endsWith('[]');
  const name = isList ? key.slice(0, -2) : key;
  const last = at === keys.length - 1;
  const found = entry(value, name)?.value;
  if (found === undefined || (isNull(found) && empty && !isList)) {
    if (!empty || isList) return value;
    return withField(value, name, last ? change(empty) : changedAt(emptyMap, keys, at + 1, change, empty));
  }
  return isNull(found) && !last ? value : withField(value, name, changedAt(found, keys, at + 1, change, empty));
}

const split = new Map<string, readonly string[]>();

/** The keys of a path; `\\/` is a slash within one. */
export function splitPath(path: string, delimiter = '/'): readonly string[] {
  const id = delimiter + path;
  const known = split.get(id);
  if (known) return known;
  const keys: string[] = [];
  for (const part of (path.startsWith(delimiter) ? path.slice(delimiter.length) : path).split(delimiter)) {
    const last = keys.at(-1);
    if (last?.endsWith('\\')) keys[keys.length - 1] = last.slice(0, -1) + delimiter + part;
    else keys.push(part);
  }
  if (split.size > 5000) split.clear();
  split.set(id, keys);
  return keys;
}
