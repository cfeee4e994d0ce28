/** A view that keeps in mind what it was asked about. */
import type { Dockerfile } from '../facts/dockerfile/types.ts';
import type { Known, KubernetesObject, Workload } from '../facts/kubernetes/types.ts';
import type { Pipeline } from '../facts/pipeline/types.ts';
import type { FileFacts, UnitKind } from '../facts/types.ts';
import { facets, pairOf, slotOf } from './facets.ts';
import type { Asked, Facet } from './facets.ts';
import type { Presence } from './listing.ts';
import { namespaceKey } from './object-index.ts';
import type { Located, LocatedObject, Matches, Scope, TerraformModule, WorkspaceView } from './view.ts';

export class TrackedView implements WorkspaceView {
  readonly #view: WorkspaceView;
  readonly #asked = new Set<number>();
  /** Rules ask the same of one workload again and again. */
  readonly #labelsAsked = new Map<Workload, Set<string>>();
  #scopeKnown: { readonly uri: string; readonly directory: string } | undefined;
  /** Of the scope that is known. */
  readonly #traitsAsked = new Set<string>();

  constructor(view: WorkspaceView) {
    this.#view = view;
  }

  /** From here on only what is asked now counts. */
  begin(): void {
    this.#asked.clear();
    this.#labelsAsked.clear();
    this.#traitsAsked.clear();
  }

  get asked(): Asked {
    return Uint16Array.from(this.#asked);
  }

  objectsOf(groupKind: string): readonly LocatedObject[] {
    this.#ask(facets.kind(groupKind));
    return this.#view.objectsOf(groupKind);
  }

  selecting(groupKind: string, workload: Workload, uri: string): Matches<KubernetesObject> {
    const asked = this.#labelsAsked.get(workload) ?? new Set();
    if (!asked.has(groupKind)) {
      this.#labelsAsked.set(workload, asked.add(groupKind));
      this.#askScope(uri, 'opaque');
      if (!workload.podLabels) this.#ask(facets.kind(groupKind));
      this.#ask(facets.selecting(groupKind, undefined));
      for (const [key, value] of workload.podLabels ?? []) this.#ask(facets.selecting(groupKind, pairOf(key, value)));
    }
    return this.#view.selecting(groupKind, workload, uri);
  }

  workloadsMatching(selector: ReadonlyMap<string, string>, object: KubernetesObject, uri: string): Matches<Workload> {
    this.#askScope(uri, 'opaque');
    // Whoever holds all pairs holds the first.
    const [first] = selector;
    this.#ask(first ? facets.labelled(pairOf(...first)) : facets.workloads);
    this.#ask(facets.labelled(undefined));
    return this.#view.workloadsMatching(selector, object, uri);
  }

  scopeHasWorkloads(uri: string): boolean {
    this.#askScope(uri, 'workloads');
    return this.#view.scopeHasWorkloads(uri);
  }

  fileHasWorkloads(uri: string): boolean {
    this.#ask(facets.workloadsOf(uri));
    return this.#view.fileHasWorkloads(uri);
  }

  namespaceHasWorkloads(namespace: Known<string>): boolean {
    this.#ask(facets.namespace(namespaceKey(namespace)));
    return this.#view.namespaceHasWorkloads(namespace);
  }

  isPackaged(uri: string): boolean {
    this.#ask(facets.scopes);
    return this.#view.isPackaged(uri);
  }

  scopeMayRunOtherPods(uri: string): boolean {
    this.#askScope(uri, 'customResources');
    return this.#view.scopeMayRunOtherPods(uri);
  }

  scopeBringsController(uri: string): boolean {
    this.#askScope(uri, 'definitions');
    return this.#view.scopeBringsController(uri);
  }

  targeting(groupKind: string, workload: Workload, uri: string): Matches<KubernetesObject> {
    const { name } = workload.object;
    this.#askScope(uri, 'opaque');
    this.#ask(name === undefined ? facets.kind(groupKind) : facets.targeting(groupKind, name));
    this.#ask(facets.targeting(groupKind, undefined));
    return this.#view.targeting(groupKind, workload, uri);
  }

  imageIsSetElsewhere(repository: string): boolean {
    this.#asked.add(slotOfOverrides);
    return this.#view.imageIsSetElsewhere(repository);
  }

  replicasAreSetElsewhere(name: string): boolean {
    this.#asked.add(slotOfOverrides);
    return this.#view.replicasAreSetElsewhere(name);
  }

  labelIsSetElsewhere(key: string): boolean {
    this.#asked.add(slotOfOverrides);
    return this.#view.labelIsSetElsewhere(key);
  }

  patchMentions(object: KubernetesObject, key: string): boolean {
    this.#asked.add(slotOfOverrides);
    return this.#view.patchMentions(object, key);
  }

  scopeOf(uri: string): Scope {
    this.#askScope(uri, 'opaque');
    return this.#view.scopeOf(uri);
  }

  applied(groupKind: string, uri: string): readonly LocatedObject[] {
    this.#ask(facets.scopes);
    this.#ask(facets.kindIn(groupKind, this.#scopeOf(uri)));
    return this.#view.applied(groupKind, uri);
  }

  named(groupKind: string, name: string, object: KubernetesObject, uri: string): Matches<KubernetesObject> {
    this.#askScope(uri, 'opaque');
    this.#ask(facets.named(groupKind, name));
    this.#ask(facets.named(groupKind, undefined));
    return this.#view.named(groupKind, name, object, uri);
  }

  firstWorkload(): Located<Workload> | undefined {
    this.#ask(facets.firstWorkload);
    return this.#view.firstWorkload();
  }

  terraformModule(directory: string): TerraformModule | undefined {
    this.#ask(facets.module(directory));
    return this.#view.terraformModule(directory);
  }

  pipelines(): readonly Located<Pipeline>[] {
    this.#ask(facets.pipelines);
    return this.#view.pipelines();
  }

  holds(kind: UnitKind): boolean {
    this.#ask(facets.formats);
    return this.#view.holds(kind);
  }

  dockerfileOf(repository: string): Located<Dockerfile> | undefined {
    this.#ask(facets.builds);
    const found = this.#view.dockerfileOf(repository);
    if (found) this.#ask(facets.file(found.uri));
    return found;
  }

  file(uri: string): FileFacts | undefined {
    this.#ask(facets.file(uri));
    return this.#view.file(uri);
  }

  presence(uri: string): Presence {
    this.#ask(facets.listing);
    return this.#view.presence(uri);
  }

  filesBelow(directory: string): readonly FileFacts[] {
    this.#ask(facets.below(directory));
    return this.#view.filesBelow(directory);
  }

  #ask(facet: Facet): void {
    this.#asked.add(slotOf(facet));
  }

  #askScope(uri: string, trait: string): void {
    const directory = this.#scopeOf(uri);
    if (this.#traitsAsked.has(trait)) return;
    this.#traitsAsked.add(trait);
    this.#asked.add(slotOfScopes);
    this.#ask(facets.scope(directory, trait));
  }

  #scopeOf(uri: string): string {
    if (this.#scopeKnown?.uri === uri) return this.#scopeKnown.directory;
    this.#traitsAsked.clear();
    this.#scopeKnown = { uri, directory: this.#view.scopeOf(uri).directory };
    return this.#scopeKnown.directory;
  }
}

// Nearly every rule asks about these.
const slotOfScopes = slotOf(facets.scopes);
const slotOfOverrides = slotOf(facets.overrides);
