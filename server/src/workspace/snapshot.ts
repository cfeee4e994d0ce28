/** What follows from all files together: who selects whom, what is applied together, which folders are Terraform modules. */
import type { Dockerfile } from '../facts/dockerfile/types.ts';
import type { Known, KubernetesObject, Workload } from '../facts/kubernetes/types.ts';
import type { Pipeline } from '../facts/pipeline/types.ts';
import type { FileFacts, Unit, UnitKind } from '../facts/types.ts';
import { buildsIn, isOfBuilds } from './builds.ts';
import type { Listing, Presence } from './listing.ts';
import { groupBy, ObjectIndex } from './object-index.ts';
import { Overrides } from './overrides.ts';
import { parentOf } from './paths.ts';
import { inOrder } from './place.ts';
import type { Place } from './place.ts';
import { sameNamespace, selects } from './relations.ts';
import { Scopes } from './scopes.ts';
import { pipelinesOf } from './pipelines.ts';
import { matchPairs } from './selectors.ts';
import { targetOf } from './targets.ts';
import { isTerraform, terraformModules } from './terraform.ts';
import { traitsOf } from './traits.ts';
import { changedFacets } from './changed-facets.ts';
import type { Change } from './changed-facets.ts';
import { facets } from './facets.ts';
import type { Facet } from './facets.ts';
import type { Located, LocatedObject, Matches, Scope, TerraformModule, WorkspaceView } from './view.ts';

/** Objects of a kind by the scope that they are applied in. */
interface Applied {
  readonly all: readonly LocatedObject[];
  readonly scopes: Scopes;
  readonly byScope: ReadonlyMap<string | undefined, readonly LocatedObject[]>;
}

export class Snapshot implements WorkspaceView {
  readonly #files: ReadonlyMap<string, FileFacts>;
  readonly #listing: Listing;
  readonly #index: ObjectIndex;
  // These are made when first asked for, and again after something that they are made of has changed.
  #scopesMade: Scopes | undefined;
  #overridesMade: Overrides | undefined;
  #modulesMade: ReadonlyMap<string, TerraformModule> | undefined;
  #pipelinesMade: readonly Located<Pipeline>[] | undefined;
  #kindsMade: ReadonlySet<UnitKind> | undefined;
  #buildsMade: ReadonlyMap<string, Located<Dockerfile>> | undefined;
  /** Folders of which some Terraform file is a link. */
  #linkedModules: ReadonlySet<string> = new Set();
  readonly #applied = new Map<string, Applied>();
  /** How often a file has changed in a way that others can see. */
  #changes = 0;

  /** `files` is the live map of the workspace. */
  constructor(files: ReadonlyMap<string, FileFacts>, listing: Listing) {
    this.#files = files;
    this.#listing = listing;
    this.#index = new ObjectIndex(files);
  }

  /** A file has changed in a way that others can see. Says which parts of the whole that changes; when nobody `watches` that is not worked out. */
  replace(change: Change, after: FileFacts | undefined, gone: boolean, watches: boolean): ReadonlySet<Facet> {
    const { uri } = change;
    this.#changes++;
    const changed = new Set<Facet>();
    const before = watches ? this.#index.firstWorkload() : undefined;
    this.#index.replace(uri, after, change.positions);
    const first = watches ? this.#index.firstWorkload() : undefined;
    if (before !== first && !(before && first && inOrder(before, first) === 0)) changed.add(facets.firstWorkload);
    const either = [...change.old, ...change.now];
    for (const unit of either) traitsOf(unit);
    if (watches && this.#scopesMade) for (const facet of changedFacets(change, this.#scopesMade.of(uri))) changed.add(facet);
    else if (watches) for (const facet of changedFacets(change, '')) changed.add(facet);
    const packages = either.some(({ kustomization, chart }) => kustomization !== undefined || chart !== undefined);
    if (packages || (gone && this.#scopesMade?.dependsOn(uri) === true)) {
      this.#scopesMade = undefined;
      changed.add(facets.scopes);
    } else if (this.#scopesMade) {
      const { directory, traits } = after ? this.#scopesMade.update(after) : this.#scopesMade.remove(uri);
      for (const trait of traits) changed.add(facets.scope(directory, trait));
    }
    this.#forget(either);
    // Until it is made nobody has asked for it.
    if (this.#overridesMade?.dependsOn(uri) === true || either.some((unit) => Overrides.comeFrom(unit))) {
      this.#overridesMade = undefined;
      changed.add(facets.overrides);
    }
    return changed;
  }

  /** What is made of such units is made again when somebody asks. */
  #forget(units: readonly Unit[]): void {
    if (units.some(({ subjects }) => subjects.pipeline !== undefined)) this.#pipelinesMade = undefined;
    this.#kindsMade = undefined;
    if (units.some(isOfBuilds)) this.#buildsMade = undefined;
    if (units.some(({ subjects }) => subjects['terraform-file'] !== undefined)) this.#modulesMade = undefined;
  }

  /** Another listing is known. Says which parts of the whole that changes. */
  listed(): ReadonlySet<Facet> {
    this.#modulesMade = undefined;
    const before = this.#linkedModules;
    this.#linkedModules = new Set([...this.#listing.links].filter(isTerraform).map(parentOf));
    return new Set([facets.listing, ...[...before, ...this.#linkedModules].map((directory) => facets.module(directory))]);
  }

  /** Makes piece by piece what the first question would wait for. When files change meanwhile it begins again, a few times. */
  *prepare(): Generator<void> {
    for (let attempt = 0; attempt < mostAttempts && !this.#scopesMade; attempt++) yield* this.#prepareScopes();
    this.#overridesMade ??= new Overrides(this.#files);
    yield;
    yield* this.#index.prepare();
  }

  *#prepareScopes(): Generator<void> {
    const began = this.#changes;
    const scopes = new Scopes(this.#files);
    const pieces = scopes.gather();
    while (pieces.next().done !== true) {
      yield;
      if (this.#changes !== began) return;
    }
    this.#scopesMade ??= scopes;
  }

  objectsOf(groupKind: string): readonly LocatedObject[] {
    return this.#index.objectsOf(groupKind);
  }

  selecting(groupKind: string, workload: Workload, uri: string): Matches<KubernetesObject> {
    const buckets = this.#index.kind(groupKind).selectors;
    return this.#matches(uri, workload.object, workload.podLabels ? buckets.candidates(workload.podLabels) : buckets.all(), (object) =>
      selects(object, workload.podLabels),
    );
  }

  workloadsMatching(selector: ReadonlyMap<string, string>, object: KubernetesObject, uri: string): Matches<Workload> {
    return this.#matches(uri, object, this.#index.workloadsHolding(selector), (workload) => matchPairs(selector, workload.podLabels));
  }

  targeting(groupKind: string, workload: Workload, uri: string): Matches<KubernetesObject> {
    const { kind, name } = workload.object;
    const { targets } = this.#index.kind(groupKind);
    const scope = this.#scopes.of(uri);
    const certain = sorted(name === undefined ? [] : (targets.get(name) ?? [])).filter(
      (place) => sameNamespace(place.keys, workload.object) && targetOf(place.subject)?.kind === kind,
    );
    const unsure = name === undefined ? this.#index.objectsOf(groupKind) : [...(targets.get(undefined) ?? [])];
    return { certain, possible: this.#scopes.has(scope, 'opaque') || unsure.some((located) => this.#scopes.of(located.uri) === scope) };
  }

  scopeHasWorkloads(uri: string): boolean {
    return this.#scopes.has(this.#scopes.of(uri), 'workloads');
  }

  fileHasWorkloads(uri: string): boolean {
    return this.#files.get(uri)?.units.some(({ unit }) => traitsOf(unit).workloads) === true;
  }

  namespaceHasWorkloads(namespace: Known<string>): boolean {
    return this.#index.hasWorkloadsIn(namespace);
  }

  isPackaged(uri: string): boolean {
    return this.#scopes.isPackaged(uri);
  }

  scopeMayRunOtherPods(uri: string): boolean {
    return this.#scopes.has(this.#scopes.of(uri), 'customResources');
  }

  scopeBringsController(uri: string): boolean {
    return this.#scopes.has(this.#scopes.of(uri), 'definitions');
  }

  imageIsSetElsewhere(repository: string): boolean {
    return this.#overrides.images.has(repository);
  }

  replicasAreSetElsewhere(name: string): boolean {
    return this.#overrides.replicas.has(name);
  }

  labelIsSetElsewhere(key: string): boolean {
    return this.#overrides.labels.has(key);
  }

  patchMentions(object: KubernetesObject, key: string): boolean {
    return this.#overrides.mentions(object, key);
  }

  scopeOf(uri: string): Scope {
    const directory = this.#scopes.of(uri);
    return { kind: this.#scopes.kindOf(uri), directory, opaque: this.#scopes.has(directory, 'opaque') };
  }

  applied(groupKind: string, uri: string): readonly LocatedObject[] {
    const scopes = this.#scopes;
    const all = this.#index.objectsOf(groupKind);
    // The index makes another list, and scopes are made anew, when one of them has changed.
    let known = this.#applied.get(groupKind);
    if (known?.all !== all || known.scopes !== scopes) {
      known = { all, scopes, byScope: groupBy(all, (located) => scopes.of(located.uri)) };
      this.#applied.set(groupKind, known);
    }
    return known.byScope.get(scopes.of(uri)) ?? nothing;
  }

  named(groupKind: string, name: string, object: KubernetesObject, uri: string): Matches<KubernetesObject> {
    const { names } = this.#index.kind(groupKind);
    const scope = this.#scopes.of(uri);
    const certain = sorted(names.get(name) ?? []).filter(({ keys }) => sameNamespace(keys, object));
    const unsure = [...(names.get(undefined) ?? [])].some((located) => this.#scopes.of(located.uri) === scope);
    return { certain, possible: unsure || this.#scopes.has(scope, 'opaque') };
  }

  firstWorkload(): Located<Workload> | undefined {
    return this.#index.firstWorkload();
  }

  terraformModule(directory: string): TerraformModule | undefined {
    this.#modulesMade ??= terraformModules(this.#files.values(), this.#listing.links);
    return this.#modulesMade.get(directory);
  }

  pipelines(): readonly Located<Pipeline>[] {
    this.#pipelinesMade ??= pipelinesOf(this.#files.values());
    return this.#pipelinesMade;
  }

  holds(kind: UnitKind): boolean {
    this.#kindsMade ??= new Set([...this.#files.values()].flatMap(({ units }) => units.map(({ unit }) => unit.kind)));
    return this.#kindsMade.has(kind);
  }

  dockerfileOf(repository: string): Located<Dockerfile> | undefined {
    this.#buildsMade ??= buildsIn(this.#files);
    return this.#buildsMade.get(repository);
  }

  file(uri: string): FileFacts | undefined {
    return this.#files.get(uri);
  }

  presence(uri: string): Presence {
    return this.#listing.presence(uri);
  }

  filesBelow(directory: string): readonly FileFacts[] {
    const below = [...this.#files.values()].filter(({ uri }) => uri.startsWith(directory) && !uri.includes('#'));
    return below.sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  get #scopes(): Scopes {
    if (this.#scopesMade) return this.#scopesMade;
    const scopes = new Scopes(this.#files);
    const pieces = scopes.gather();
    while (pieces.next().done !== true);
    this.#scopesMade = scopes;
    return scopes;
  }

  get #overrides(): Overrides {
    this.#overridesMade ??= new Overrides(this.#files);
    return this.#overridesMade;
  }

  /** Who matches for certain, and whether somebody applied together with `uri` may. */
  #matches<T, P extends Located<T> & AnyPlace>(
    uri: string,
    object: KubernetesObject,
    candidates: Iterable<P>,
    match: (subject: T) => 'yes' | 'no' | 'unknown',
  ): Matches<T> {
    const certain: P[] = [];
    const scope = this.#scopes.of(uri);
    let possible = this.#scopes.has(scope, 'opaque');
    for (const located of candidates) {
      // Its keys are at hand; its subject may have to be read again.
      if (!sameNamespace(located.keys, object)) continue;
      const outcome = match(located.subject);
      if (outcome === 'yes') certain.push(located);
      else if (outcome === 'unknown' && this.#scopes.of(located.uri) === scope) possible = true;
    }
    return { certain: sorted(certain), possible };
  }
}

const mostAttempts = 3;

/** Always the same list, as others remember what they made of one. */
const nothing: readonly LocatedObject[] = [];

type AnyPlace = Place<'object' | 'workload'>;

/** So that nothing hangs on the order in which files were read. */
function sorted<P extends AnyPlace>(places: Iterable<P>): readonly P[] {
  return [...places].sort(inOrder);
}
