/** Which parts of what a workspace says another version of a file changes. */
import type { KubernetesObject, Workload } from '../facts/kubernetes/types.ts';
import type { TerraformFile } from '../facts/terraform/types.ts';
import type { FileFacts, PlacedUnit, Unit } from '../facts/types.ts';
import { digestOf } from './digest.ts';
import { facets, pairOf } from './facets.ts';
import type { Facet } from './facets.ts';
import { groupKindOf, keysOf, namespaceKey } from './object-index.ts';
import { join, parentOf } from './paths.ts';

/** The units that others see changed, before and after. */
export interface Change {
  readonly uri: string;
  readonly old: readonly Unit[];
  readonly now: readonly Unit[];
  /** Their positions in the file; undefined when units came or went, and all count as changed. */
  readonly positions: readonly number[] | undefined;
}

/** What tells two versions of a file apart; either is undefined where there is none. */
export function changeOf(uri: string, before: FileFacts | undefined, after: FileFacts | undefined): Change {
  const old = before?.units ?? [];
  const now = after?.units ?? [];
  // Places are counted by unit: where one goes, all behind it are others.
  if (!before || !after || old.length !== now.length) return { uri, old: old.map(unitOf), now: now.map(unitOf), positions: undefined };
  const positions: number[] = [];
  for (const [index, { unit }] of now.entries()) if (!sameForOthers(old[index]?.unit, unit)) positions.push(index);
  const at = (units: readonly PlacedUnit[]): readonly Unit[] => positions.flatMap((index) => units[index]?.unit ?? []);
  return { uri, old: at(old), now: at(now), positions };
}

function unitOf({ unit }: PlacedUnit): Unit {
  return unit;
}

/** Whether others could not tell two versions of a unit apart. Only objects are asked for anew each time; files of a module or pipelines are held as they were given. */
function sameForOthers(before: Unit | undefined, after: Unit): boolean {
  if (before === after) return true;
  const held = after.subjects['terraform-file'] ?? after.subjects.pipeline ?? after.subjects.dockerfile;
  return before !== undefined && held === undefined && !hasOtherNames(before, after) && digest(before) === digest(after);
}

/** What digests begin with: where it differs, they need not be made. */
function hasOtherNames(before: Unit, after: Unit): boolean {
  const [old, now] = [before.subjects.object ?? [], after.subjects.object ?? []];
  return old.length !== now.length || now.some((object, index) => !isNamedAlike(old[index], object));
}

function isNamedAlike(a: KubernetesObject | undefined, b: KubernetesObject): boolean {
  return a?.name === b.name && a?.kind === b.kind && a.group === b.group && namespaceKey(a.namespace) === namespaceKey(b.namespace);
}

const digests = new WeakMap<Unit, string>();

/** Kept for as long as the unit is. */
function digest(unit: Unit): string {
  const known = digests.get(unit);
  if (known !== undefined) return known;
  const made = digestOf(unit);
  digests.set(unit, made);
  return made;
}

/** What hangs on the units alone; of scopes, overrides and the first workload the snapshot itself knows. */
export function changedFacets({ uri, old, now }: Change, scope: string): ReadonlySet<Facet> {
  const changed = new Set<Facet>(textFacets(uri));
  for (const unit of [...old, ...now]) addFacets(unit, scope, changed);
  if (old.some(runsPods) !== now.some(runsPods)) changed.add(facets.workloadsOf(uri));
  for (const key of differing(namespacesIn(old), namespacesIn(now))) changed.add(facets.namespace(key));
  if (differing(new Set(old.map(({ kind }) => kind)), new Set(now.map(({ kind }) => kind))).length > 0) changed.add(facets.formats);
  if (differing(new Set(old.flatMap(buildsOf)), new Set(now.flatMap(buildsOf))).length > 0) changed.add(facets.builds);
  return changed;
}

/** What says something of a file as a whole. */
export function textFacets(uri: string): readonly Facet[] {
  const found = [facets.file(uri)];
  for (let folder = parentOf(uri); folder.includes('/'); folder = parentOf(folder)) found.push(facets.below(`${folder}/`));
  return found;
}

function addFacets({ subjects }: Unit, scope: string, changed: Set<Facet>): void {
  for (const object of subjects.object ?? []) addObject(object, scope, changed);
  for (const workload of subjects.workload ?? []) addLabels(workload, changed);
  for (const file of subjects['terraform-file'] ?? []) addModules(file, changed);
  if (subjects.pipeline) changed.add(facets.pipelines);
}

function addObject(object: KubernetesObject, scope: string, changed: Set<Facet>): void {
  const groupKind = groupKindOf(object);
  const { name, pairs, fragment, target } = keysOf(object);
  changed.add(facets.kind(groupKind)).add(facets.kindIn(groupKind, scope));
  changed.add(facets.named(groupKind, name)).add(facets.targeting(groupKind, target));
  const [first] = pairs ?? [];
  if (!fragment) changed.add(facets.selecting(groupKind, first && pairOf(...first)));
}

function addLabels({ podLabels }: Workload, changed: Set<Facet>): void {
  changed.add(facets.workloads);
  if (!podLabels) changed.add(facets.labelled(undefined));
  for (const [key, value] of podLabels ?? []) changed.add(facets.labelled(pairOf(key, value)));
}

function addModules({ directory, moduleCalls }: TerraformFile, changed: Set<Facet>): void {
  changed.add(facets.module(directory));
  for (const { kind, address } of moduleCalls) {
    const called = kind === 'local' && address !== undefined ? join(directory, address) : undefined;
    if (called !== undefined) changed.add(facets.module(called));
  }
}

function runsPods({ subjects }: Unit): boolean {
  return (subjects.workload?.length ?? 0) > 0;
}

function namespacesIn(units: readonly Unit[]): ReadonlySet<string> {
  return new Set(units.flatMap(({ subjects }) => (subjects.workload ?? []).map(({ object }) => namespaceKey(object.namespace))));
}

/** What of a unit decides about which image is built from which file. */
function buildsOf(unit: Unit): readonly string[] {
  const { kind, subjects } = unit;
  if (kind === 'dockerfile') return (subjects.dockerfile ?? []).map(({ stages }) => `stage ${stages.at(-1)?.name ?? ''}`);
  const builds = kind === 'compose' || subjects.object?.some(({ group }) => group === 'skaffold') === true;
  return builds ? [digest(unit)] : [];
}

function differing(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  return [...[...a].filter((one) => !b.has(one)), ...[...b].filter((one) => !a.has(one))];
}
