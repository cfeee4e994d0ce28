/** Parts of what a workspace says across files, each with a revision of its own, so that a change only costs those who looked at that part. */
import type { Pipeline } from '../facts/pipeline/types.ts';
import type { Unit, UnitKind } from '../facts/types.ts';
import { isOfBuilds } from './builds.ts';
import { digestOf } from './digest.ts';
import type { Presence } from './listing.ts';
import type { Located, Matches, Scope, TerraformModule, WorkspaceView } from './view.ts';
import type { FileFacts } from '../facts/types.ts';
import type { Dockerfile } from '../facts/dockerfile/types.ts';
import type { Known, KubernetesObject, Workload } from '../facts/kubernetes/types.ts';

/** `kind <group/Kind>` for objects of a kind, and some of a name of their own. */
export type Facet = string;

export const facets = {
  workloads: 'workloads',
  scopes: 'scopes',
  overrides: 'overrides',
  /** Terraform modules: whom one calls, and who calls it, decides about the values of both. */
  terraform: 'terraform',
  files: 'files',
  listing: 'listing',
  pipelines: 'pipelines',
  builds: 'builds',
  kind: (groupKind: string): Facet => `kind ${groupKind}`,
} as const;

/** The parts that tell two versions of a file apart; of scopes and overrides the snapshot itself knows. */
export function changedFacets(before: FileFacts | undefined, after: FileFacts | undefined): ReadonlySet<Facet> {
  const changed = new Set<Facet>([facets.files]);
  if (!before || !after) changed.add(facets.listing);
  const count = Math.max(before?.units.length ?? 0, after?.units.length ?? 0);
  // Places are counted by unit: where one goes, all behind it are others.
  const moved = before?.units.length !== after?.units.length;
  for (let index = 0; index < count; index++) {
    const [old, now] = [before?.units[index]?.unit, after?.units[index]?.unit];
    if (!moved && old && now && sameForOthers(old, now)) continue;
    for (const unit of [old, now]) if (unit) addFacets(unit, changed);
  }
  return changed;
}

function addFacets(unit: Unit, changed: Set<Facet>): void {
  const { subjects } = unit;
  if (isOfBuilds(unit)) changed.add(facets.builds);
  for (const object of subjects.object ?? []) changed.add(facets.kind(`${object.group}/${object.kind}`));
  if (subjects.workload && subjects.workload.length > 0) changed.add(facets.workloads);
  if (subjects['terraform-file']) changed.add(facets.terraform);
  if (subjects.pipeline) changed.add(facets.pipelines);
}

/** Whether others could not tell two versions of a unit apart. Only objects are asked for anew each time; files of a module or pipelines are held as they were given. */
export function sameForOthers(before: Unit, after: Unit): boolean {
  if (before === after) return true;
  const held = after.subjects['terraform-file'] ?? after.subjects.pipeline ?? after.subjects.dockerfile;
  return held === undefined && digest(before) === digest(after);
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

/** Passes questions on, and keeps in mind what they were about. */
export class TrackedView implements WorkspaceView {
  readonly #view: WorkspaceView;
  readonly asked = new Set<Facet>();

  constructor(view: WorkspaceView) {
    this.#view = view;
  }

  objectsOf(groupKind: string): readonly Located<KubernetesObject>[] {
    this.asked.add(facets.kind(groupKind));
    return this.#view.objectsOf(groupKind);
  }

  selecting(groupKind: string, workload: Workload, uri: string): Matches<KubernetesObject> {
    this.#askInScope(facets.kind(groupKind));
    return this.#view.selecting(groupKind, workload, uri);
  }

  workloadsMatching(selector: ReadonlyMap<string, string>, object: KubernetesObject, uri: string): Matches<Workload> {
    this.#askInScope(facets.workloads);
    return this.#view.workloadsMatching(selector, object, uri);
  }

  scopeHasWorkloads(uri: string): boolean {
    this.#askInScope(facets.workloads);
    return this.#view.scopeHasWorkloads(uri);
  }

  namespaceHasWorkloads(namespace: Known<string>): boolean {
    this.asked.add(facets.workloads);
    return this.#view.namespaceHasWorkloads(namespace);
  }

  isPackaged(uri: string): boolean {
    this.asked.add(facets.scopes);
    return this.#view.isPackaged(uri);
  }

  scopeMayRunOtherPods(uri: string): boolean {
    this.asked.add(facets.scopes);
    return this.#view.scopeMayRunOtherPods(uri);
  }

  targeting(groupKind: string, workload: Workload, uri: string): Matches<KubernetesObject> {
    this.#askInScope(facets.kind(groupKind));
    return this.#view.targeting(groupKind, workload, uri);
  }

  imageIsSetElsewhere(repository: string): boolean {
    this.asked.add(facets.overrides);
    return this.#view.imageIsSetElsewhere(repository);
  }

  replicasAreSetElsewhere(name: string): boolean {
    this.asked.add(facets.overrides);
    return this.#view.replicasAreSetElsewhere(name);
  }

  labelIsSetElsewhere(key: string): boolean {
    this.asked.add(facets.overrides);
    return this.#view.labelIsSetElsewhere(key);
  }

  patchMentions(object: KubernetesObject, key: string): boolean {
    this.asked.add(facets.overrides);
    return this.#view.patchMentions(object, key);
  }

  scopeOf(uri: string): Scope {
    this.asked.add(facets.scopes);
    return this.#view.scopeOf(uri);
  }

  applied(groupKind: string, uri: string): readonly Located<KubernetesObject>[] {
    this.#askInScope(facets.kind(groupKind));
    return this.#view.applied(groupKind, uri);
  }

  named(groupKind: string, name: string, object: KubernetesObject, uri: string): Matches<KubernetesObject> {
    this.#askInScope(facets.kind(groupKind));
    return this.#view.named(groupKind, name, object, uri);
  }

  firstWorkload(): Located<Workload> | undefined {
    this.asked.add(facets.workloads);
    return this.#view.firstWorkload();
  }

  terraformModule(directory: string): TerraformModule | undefined {
    this.asked.add(facets.terraform);
    return this.#view.terraformModule(directory);
  }

  pipelines(): readonly Located<Pipeline>[] {
    this.asked.add(facets.pipelines);
    return this.#view.pipelines();
  }

  holds(kind: UnitKind): boolean {
    this.asked.add(facets.files);
    return this.#view.holds(kind);
  }

  dockerfileOf(repository: string): Located<Dockerfile> | undefined {
    this.asked.add(facets.builds);
    return this.#view.dockerfileOf(repository);
  }

  file(uri: string): FileFacts | undefined {
    this.asked.add(facets.files);
    return this.#view.file(uri);
  }

  presence(uri: string): Presence {
    this.asked.add(facets.listing);
    return this.#view.presence(uri);
  }

  filesBelow(directory: string): readonly FileFacts[] {
    this.asked.add(facets.files);
    return this.#view.filesBelow(directory);
  }

  #askInScope(facet: Facet): void {
    this.asked.add(facet).add(facets.scopes);
  }
}
