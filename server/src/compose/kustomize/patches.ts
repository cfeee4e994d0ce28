/** `patches`, `patchesStrategicMerge` and `patchesJson6902`. */
import { plainValue } from '../../syntax/yaml/scalars.ts';
import { say } from '../../texts/texts.ts';
import type { Place } from '../composed.ts';
import { applyJsonPatch, isJsonPatch } from './json-patch.ts';
import { mergeObject, PatchError } from './merge.ts';
import { objectsOf } from './objects.ts';
import { PatternError } from './pattern.ts';
import { readDocuments, readSource, readWithin } from './read.ts';
import type { ReadDocument } from './read.ts';
import { apiVersionOf, nameForPeople, Resource, sameId } from './resource.ts';
import { readSelector, select, SelectorError } from './selectors.ts';
import type { Selector } from './selectors.ts';
import { blockSource, opaqueSource, placeOf } from './source.ts';
import { isOn } from './settings.ts';
import { emptyMap, field, isMissing, path, string, text, withField, withoutField, withPath } from './value.ts';
import type { Mapping, Scalar, Value } from './value.ts';
import type { Scope } from './scope.ts';

/** An entry of `patches`. */
export function applyPatch(resources: readonly Resource[], entry: Value, scope: Scope): void {
  applyEntry(resources, entry, scope, true);
}

/** An entry of `patchesJson6902`, which unlike one of `patches` does not note down what an object was called. */
export function applyJson6902(resources: readonly Resource[], entry: Value, scope: Scope): void {
  applyEntry(resources, entry, scope, false);
}

function applyEntry(resources: readonly Resource[], entry: Value, scope: Scope, remember: boolean): void {
  const inline = field(entry, 'patch');
  const file = text(field(entry, 'path'));
  const place = entry.written ? placeOf(entry.written) : scope.place;
  let documents: readonly ReadDocument[] | undefined;
  if (inline?.kind === 'scalar' && inline.text.trim() !== '') documents = readText({ ...inline, text: inline.text.trimEnd() });
  else if (file !== undefined) documents = readFile(file, scope);
  if (!documents) return;
  const target = field(entry, 'target');
  const selector = target && readTarget(target, place, scope);
  if (target && !selector) return;
  const [first] = documents.filter(({ root }) => root !== undefined);
  if (first && isJsonPatch(first.root)) applyOperations(resources, first, { selector, remember }, { place, scope });
  else mergeAll(resources, documents, { selector, options: field(entry, 'options') }, { place, scope });
}

/** An entry of `patchesStrategicMerge`: the patch itself, or a file. */
export function applyMergePatch(resources: readonly Resource[], entry: Value, scope: Scope): void {
  if (entry.kind !== 'scalar' || entry.value === null) return;
  const place = entry.written ? placeOf(entry.written) : scope.place;
  const documents = entry.text.includes('\n') ? readText(entry) : readFile(entry.text, scope);
  if (documents) mergeAll(resources, documents, { selector: undefined, options: undefined }, { place, scope });
}

interface At {
  /** The kustomization's entry. */
  readonly place: Place;
  readonly scope: Scope;
}

function readText(value: Scalar): readonly ReadDocument[] {
  const { written } = value;
  if (!written) return [];
  const { source, start, end } = written;
  const newline = source.text.indexOf('\n', start);
  const literal = source.text[start] === '|' && newline >= 0 && newline < end;
  return readWithin(literal ? blockSource(value.text, source, { start: newline + 1, end }) : opaqueSource(value.text, placeOf(written)));
}

function readFile(file: string, scope: Scope): readonly ReadDocument[] | undefined {
  const found = scope.files.read(file);
  if (!found) scope.leaveOpen();
  return found && readDocuments(found.uri, found.text);
}

function readTarget(target: Value, place: Place, scope: Scope): Selector | undefined {
  try {
    return readSelector(target);
  } catch (error) {
    if (!(error instanceof PatternError || error instanceof SelectorError)) throw error;
    scope.problem(place, say`The patch is not applied: ${error.message}`);
    scope.leaveOpen();
    return undefined;
  }
}

interface Operating {
  readonly selector: Selector | undefined;
  readonly remember: boolean;
}

function applyOperations(
  resources: readonly Resource[],
  patch: ReadDocument,
  { selector, remember }: Operating,
  { place, scope }: At,
): void {
  if (!selector) {
    scope.problem(place, say`The patch does not say which objects it is for`);
    return;
  }
  // These are read as Kubernetes reads YAML, other than objects: `yes` is true.
  const { root } = readSource(patch.source, plainValue);
  const targets = select(resources, selector);
  if (targets.length === 0 && !scope.isComponent) scope.absence(place, say`There is no object that the patch is for`);
  for (const target of targets)
    trying(target, { place, scope }, () => {
      if (remember) target.remember();
      const patched = root && applyJsonPatch(target.annotated ? withAnnotations(target.root) : target.root, root);
      if (patched?.kind === 'map') target.root = withTexts(patched);
    });
}

/** Where kustomize keeps notes in an object's annotations, a patch finds that there are some. */
function withAnnotations(root: Mapping): Mapping {
  return isMissing(path(root, 'metadata', 'annotations')) ? withPath(root, ['metadata', 'annotations'], emptyMap) : root;
}

/** Annotations are texts, those of what is written there as data. */
function withTexts(root: Mapping): Mapping {
  const annotations = path(root, 'metadata', 'annotations');
  if (annotations?.kind !== 'map') return root;
  const changed = annotations.fields.reduce(
    (map, { name, value }) =>
      value.kind === 'scalar' && value.value !== value.text ? withField(map, name.text, string(String(value.value), value.written)) : map,
    annotations,
  );
  return withPath(root, ['metadata', 'annotations'], changed);
}

interface Merging {
  readonly selector: Selector | undefined;
  readonly options: Value | undefined;
}

function mergeAll(resources: readonly Resource[], documents: readonly ReadDocument[], { selector, options }: Merging, at: At): void {
  const { objects, faults } = objectsOf(documents);
  for (const { document, message } of faults) at.scope.problem(document.source.place(0, document.source.text.length), message);
  if (selector && objects.length > 1) {
    at.scope.problem(at.place, say`Only one patch can have a target`);
    return;
  }
  for (const patch of objects) {
    const targets = selector ? select(resources, selector) : targetsOf(patch, resources, at);
    if (selector && targets.length === 0 && !at.scope.isComponent)
      at.scope.absence(at.place, say`There is no object that the patch is for`);
    for (const target of targets.filter(({ deleted }) => !deleted))
      trying(target, at, () => {
        mergeInto(target, patch, options, selector !== undefined);
      });
  }
}

/** The one object that a patch names itself. */
function targetsOf(patch: Mapping, resources: readonly Resource[], { place, scope }: At): readonly Resource[] {
  const { id } = new Resource(patch, place);
  const found = resources.filter((resource) => !resource.deleted && resource.allIds.some((other) => sameId(id, other)));
  if (found.length === 1) return found;
  const where = patch.written ? placeOf(patch.written) : place;
  if (found.length === 0) scope.absence(where, say`There is no ${nameForPeople(id)} that could be patched`);
  else scope.problem(where, say`More than one object is called ${nameForPeople(id)}`);
  return [];
}

function mergeInto(target: Resource, patch: Mapping, options: Value | undefined, selected: boolean): void {
  const { name, kind, namespace, root: old } = target;
  const allowName = isOn(options, 'allowNameChange');
  const allowKind = isOn(options, 'allowKindChange');
  if (allowName || allowKind) target.remember();
  const change = selected ? withField(patch, 'apiVersion', field(old, 'apiVersion') ?? string(apiVersionOf(target.gvk))) : patch;
  let root = mergeObject(old, change);
  if (!root) {
    target.deleted = true;
    return;
  }
  if (!allowKind) root = withField(root, 'kind', field(old, 'kind') ?? string(kind));
  if (!allowName) root = withPath(root, ['metadata', 'name'], path(old, 'metadata', 'name') ?? string(name));
  const place = path(old, 'metadata', 'namespace');
  const metadata = field(root, 'metadata');
  if (namespace !== '' && place) root = withPath(root, ['metadata', 'namespace'], place);
  else if (metadata?.kind === 'map') root = withField(root, 'metadata', withoutField(metadata, 'namespace'));
  target.root = root;
}

function trying(target: Resource, { place, scope }: At, attempt: () => void): void {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    scope.absence(place, say`${nameForPeople(target)} cannot be patched: ${error.message}`);
  }
}
