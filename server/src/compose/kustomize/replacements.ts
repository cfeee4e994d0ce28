/** `replacements`: values of one object copied into fields of others. */
import { say } from '../../texts/texts.ts';
import type { Place } from '../composed.ts';
import { PatchError } from './merge.ts';
import { changeMatches, fieldKeys, lookUp } from './path-match.ts';
import { PatternError } from './pattern.ts';
import { readDocuments } from './read.ts';
import { effectiveNamespace, isSelected, nameForPeople } from './resource.ts';
import type { Resource } from './resource.ts';
import type { Scope } from './scope.ts';
import { matchesMetadata, readSelector, readSource, SelectorError } from './selectors.ts';
import { isOn, settingOf } from './settings.ts';
import { resourceValue } from './typing.ts';
import { placeOf } from './source.ts';
import { field, items, overwrite, string, text } from './value.ts';
import type { Scalar, Value } from './value.ts';

export function applyReplacements(resources: readonly Resource[], entries: readonly Value[], scope: Scope): void {
  for (const entry of entries) {
    const path = text(field(entry, 'path'));
    const place = entry.written ? placeOf(entry.written) : scope.place;
    if (path === undefined) applyOne(resources, entry, place, scope);
    else for (const replacement of fromFile(path, scope)) applyOne(resources, replacement, place, scope);
  }
}

function fromFile(path: string, scope: Scope): readonly Value[] {
  const file = scope.files.read(path);
  if (!file) {
    scope.leaveOpen();
    return [];
  }
  const [document] = readDocuments(file.uri, file.text);
  if (!document?.root) return [];
  return document.root.kind === 'list' ? document.root.items : [document.root];
}

function applyOne(resources: readonly Resource[], replacement: Value, place: Place, scope: Scope): void {
  try {
    const value = sourceValue(resources, replacement);
    for (const target of items(field(replacement, 'targets'))) applyTo(resources, value, target);
  } catch (error) {
    if (!(error instanceof PatchError || error instanceof PatternError || error instanceof SelectorError)) throw error;
    const message = say`The replacement cannot be made: ${error.message}`;
    if (error instanceof PatchError) scope.absence(place, message);
    else scope.problem(place, message);
  }
}

function sourceValue(resources: readonly Resource[], replacement: Value): Value {
  const fixed = settingOf(replacement, 'sourceValue');
  if (fixed) return fixed;
  const node = field(replacement, 'source');
  const wanted = readSource(node);
  const found = resources.filter((resource) =>
    resource.allIds.some(
      (id) =>
        (wanted.name === '' || wanted.name === id.name) &&
        (wanted.namespace === '' || wanted.namespace === effectiveNamespace(id)) &&
        isSelected(id, wanted),
    ),
  );
  const [source] = found;
  if (!source) throw new PatchError(say`there is no object that it takes its value from`);
  if (found.length > 1) throw new PatchError(say`${nameForPeople(source)} is not the only object that it could take its value from`);
  const path = text(field(node, 'fieldPath')) ?? 'metadata.name';
  const value = lookUp(source.root, fieldKeys(path));
  if (value === undefined) throw new PatchError(say`${nameForPeople(source)} has no ${path}`);
  const options = field(node, 'options');
  const delimiter = text(field(options, 'delimiter')) ?? '';
  if (delimiter === '') return value;
  if (value.kind !== 'scalar') throw new PatchError(say`${path} is no text that could be divided`);
  const index = indexOf(options);
  const part = value.text.split(delimiter)[index];
  if (part === undefined) throw new PatchError(say`${value.text} has no part ${String(index)}`);
  return { ...string(part, value.written), quoted: value.quoted };
}

function indexOf(options: Value | undefined): number {
  return Number(text(field(options, 'index')) ?? 0);
}

function applyTo(resources: readonly Resource[], value: Value, target: Value): void {
  const selector = readSelector(field(target, 'select'));
  const rejected = items(field(target, 'reject')).map(readSelector);
  const paths = items(field(target, 'fieldPaths')).flatMap((path) => text(path) ?? []);
  for (const resource of resources) {
    const ids = resource.allIds;
    const isMeant =
      matchesMetadata(resource, selector) &&
      !rejected.some((reject) => !reject.unlabelled && matchesMetadata(resource, reject)) &&
      !rejected.some(
        (reject) => !reject.unnamed && ids.some((id) => reject.matchesKind(id) && reject.name(id.name) && reject.namespace(id.namespace)),
      ) &&
      ids.some((id) => selector.matchesKind(id) && selector.name(id.name) && selector.namespace(id.namespace));
    if (isMeant) for (const path of paths.length > 0 ? paths : ['metadata.name']) setPath(resource, path, value, field(target, 'options'));
  }
}

const madeField = string('');

function setPath(resource: Resource, path: string, value: Value, options: Value | undefined): void {
  const create = isOn(options, 'create');
  const blank = value.kind === 'scalar' ? madeField : value;
  const changed = changeMatches(resource.root, fieldKeys(path), {
    change: (old) => replaced(old, value, options),
    empty: create ? blank : undefined,
  });
  if (changed.count === 0) throw new PatchError(say`${nameForPeople(resource)} has no ${path}`);
  if (changed.value.kind === 'map') resource.root = changed.value;
}

function replaced(old: Value, value: Value, options: Value | undefined): Value {
  const delimiter = text(field(options, 'delimiter')) ?? '';
  if (old.kind !== 'scalar') return value;
  if (value.kind !== 'scalar') return value;
  if (delimiter === '') return retyped(old, value);
  const index = indexOf(options);
  const parts = old.text.split(delimiter);
  if (index < 0) parts.unshift(value.text);
  else if (index >= parts.length) parts.push(value.text);
  else parts[index] = value.text;
  return retyped(old, string(parts.join(delimiter), value.written));
}

/** The field keeps its type; one that was made for it has that of its text. */
function retyped(old: Scalar, value: Scalar): Scalar {
  if (old === madeField) return { ...value, value: resourceValue(value.text), quoted: false, intact: value.intact && !value.quoted };
  if (typeof old.value === 'string') return { ...string(value.text, value.written), quoted: old.quoted };
  return overwrite(old, { ...value, value: resourceValue(value.text), quoted: false, intact: false });
}
