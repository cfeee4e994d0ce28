/** The index over all files: who selects whom, what is applied together, which folders are Terraform modules. */
import type { Known, KubernetesObject, Workload } from '../facts/kubernetes/types.ts';
import type { FileFacts, PlacedUnit, SubjectTypes } from '../facts/types.ts';
import { at, child, stringMapOf } from '../syntax/tree.ts';
import { Buckets } from './buckets.ts';
import { Overrides } from './overrides.ts';
import { applyScopes } from './scopes.ts';
import type { Scopes } from './scopes.ts';
import { matchPairs, matchSelector } from './selectors.ts';
import type { Match } from './selectors.ts';
import { targetOf } from './targets.ts';
import { terraformModules } from './terraform.ts';
import type { Located, Matches, TerraformModule, WorkspaceView } from './view.ts';

export type Snapshot = WorkspaceView;

export function buildIndex(files: ReadonlyMap<string, FileFacts>): Snapshot {
  return new Index(files);
}

class Index implements WorkspaceView {
  readonly #files: ReadonlyMap<string, FileFacts>;
  readonly #objects = new Map<string, Place<'object'>[]>();
  readonly #selectors = new Map<string, Buckets<Place<'object'>>>();
  readonly #workloads = new Buckets<Place<'workload'>>();
  /** The namespaces that workloads are written for. */
  readonly #namespaces = new Set<string>();
  readonly #scopes: Scopes;
  readonly #overrides: Overrides;
  readonly #targets = new Map<string, ReadonlyMap<string | undefined, readonly Place<'object'>[]>>();
  readonly #modules: ReadonlyMap<string, TerraformModule>;

  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.#files = files;
    this.#scopes = applyScopes(files);
    this.#overrides = new Overrides(files);
    this.#modules = terraformModules(files.values());
    for (const { uri, units } of files.values()) {
      units.forEach((placed, unit) => {
        this.#add(uri, placed, unit);
      });
    }
  }

  #add(uri: string, { unit }: PlacedUnit, index: number): void {
    unit.subjects.object?.forEach((object, position) => {
      const key = `${object.group}/${object.kind}`;
      const list = this.#objects.get(key) ?? [];
      this.#objects.set(key, list);
      list.push(new Place(this.#files, 'object', uri, index, position));
    });
    unit.subjects.workload?.forEach((workload, position) => {
      if (workload.object.fragment) return;
      this.#namespaces.add(namespaceKey(workload.object.namespace));
      this.#workloads.add(workload.podLabels, new Place(this.#files, 'workload', uri, index, position));
    });
  }

  objectsOf(groupKind: string): readonly Located<KubernetesObject>[] {
    return this.#objects.get(groupKind) ?? [];
  }

  selecting(groupKind: string, workload: Workload, uri: string): Matches<KubernetesObject> {
    const buckets = this.#selectorBuckets(groupKind);
    const certain: Located<KubernetesObject>[] = [];
    const scope = this.#scopes.of(uri);
    let possible = this.#scopes.isOpaque(scope);
    for (const located of workload.podLabels ? buckets.candidates(workload.podLabels) : buckets.all()) {
      const object = located.subject;
      if (!sameNamespace(object, workload.object)) continue;
      const match = selects(object, workload.podLabels);
      if (match === 'yes') certain.push(located);
      else if (match === 'unknown' && this.#scopes.of(located.uri) === scope) possible = true;
    }
    return { certain, possible };
  }

  workloadsMatching(selector: ReadonlyMap<string, string>, object: KubernetesObject, uri: string): Matches<Workload> {
    const certain: Located<Workload>[] = [];
    const scope = this.#scopes.of(uri);
    let possible = this.#scopes.isOpaque(scope);
    for (const located of this.#workloads.holding(selector)) {
      const workload = located.subject;
      if (!sameNamespace(object, workload.object)) continue;
      const match: Match = matchPairs(selector, workload.podLabels);
      if (match === 'yes') certain.push(located);
      else if (match === 'unknown' && this.#scopes.of(located.uri) === scope) possible = true;
    }
    return { certain, possible };
  }

  scopeHasWorkloads(uri: string): boolean {
    return this.#scopes.hasWorkloads(this.#scopes.of(uri));
  }

  namespaceHasWorkloads(namespace: Known<string>): boolean {
    return this.#namespaces.has(namespaceKey(namespace));
  }

  isPackaged(uri: string): boolean {
    return this.#scopes.isPackaged(uri);
  }

  scopeMayRunOtherPods(uri: string): boolean {
    return this.#scopes.mayRunOtherPods(this.#scopes.of(uri));
  }

  targeting(groupKind: string, workload: Workload, uri: string): Matches<KubernetesObject> {
    const { kind, name } = workload.object;
    const targets = this.#targetsOf(groupKind);
    const scope = this.#scopes.of(uri);
    const certain = (name === undefined ? [] : (targets.get(name) ?? [])).filter(
      ({ subject }) => sameNamespace(subject, workload.object) && targetOf(subject)?.kind === kind,
    );
    const unsure = name === undefined ? [...targets.values()].flat() : (targets.get(undefined) ?? []);
    return { certain, possible: this.#scopes.isOpaque(scope) || unsure.some((located) => this.#scopes.of(located.uri) === scope) };
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

  terraformModule(directory: string): TerraformModule | undefined {
    return this.#modules.get(directory);
  }

  file(uri: string): FileFacts | undefined {
    return this.#files.get(uri);
  }

  /** Objects by the name that they target; those whose target is not known under undefined. */
  #targetsOf(groupKind: string): ReadonlyMap<string | undefined, readonly Place<'object'>[]> {
    const known = this.#targets.get(groupKind);
    if (known) return known;
    const targets = new Map<string | undefined, Place<'object'>[]>();
    for (const located of this.#objects.get(groupKind) ?? []) {
      const name = targetOf(located.subject)?.name;
      targets.set(name, [...(targets.get(name) ?? []), located]);
    }
    this.#targets.set(groupKind, targets);
    return targets;
  }

  #selectorBuckets(groupKind: string): Buckets<Place<'object'>> {
    const known = this.#selectors.get(groupKind);
    if (known) return known;
    const buckets = new Buckets<Place<'object'>>();
    for (const located of this.#objects.get(groupKind) ?? []) {
      if (located.subject.fragment) continue;
      const selector = selectorOf(located.subject);
      const pairs = selectsByPairs(located.subject) ? selector : child(selector, 'matchLabels');
      // Pairs are only asked of selectors whose pairs are all known; the others are candidates for everybody.
      buckets.add(selector?.kind === 'unknown' ? undefined : stringMapOf(pairs), located);
    }
    this.#selectors.set(groupKind, buckets);
    return buckets;
  }
}

function selects(object: KubernetesObject, labels: ReadonlyMap<string, string> | undefined): Match {
  const selector = selectorOf(object);
  if (!selectsByPairs(object)) return matchSelector(selector, labels);
  if (selector === undefined) return 'no';
  const pairs = stringMapOf(selector);
  if (!pairs) return 'unknown';
  return pairs.size === 0 ? 'no' : matchPairs(pairs, labels);
}

/** A Service's selector is a plain map, and without one it selects nothing. */
function selectsByPairs({ group, kind }: KubernetesObject): boolean {
  return group === '' && kind === 'Service';
}

function selectorOf(object: KubernetesObject): ReturnType<typeof at> {
  return object.kind === 'NetworkPolicy' ? at(object.node, 'spec', 'podSelector') : at(object.node, 'spec', 'selector');
}

function namespaceKey(namespace: Known<string>): string {
  return namespace.state === 'known' ? `known ${namespace.value}` : namespace.state;
}

/** Different only when both are known: what sets none is put into one by whoever applies it. */
function sameNamespace(a: KubernetesObject, b: KubernetesObject): boolean {
  return a.namespace.state !== 'known' || b.namespace.state !== 'known' || a.namespace.value === b.namespace.value;
}

/** Finds its subject when asked: edits that others cannot see replace units without a new index. */
class Place<K extends 'object' | 'workload'> implements Located<SubjectTypes[K]> {
  readonly uri: string;
  readonly #files: ReadonlyMap<string, FileFacts>;
  readonly #kind: K;
  readonly #unit: number;
  readonly #position: number;

  constructor(files: ReadonlyMap<string, FileFacts>, kind: K, uri: string, unit: number, position: number) {
    this.#files = files;
    this.#kind = kind;
    this.uri = uri;
    this.#unit = unit;
    this.#position = position;
  }

  get unitStart(): number {
    return this.#placed.start;
  }

  get subject(): SubjectTypes[K] {
    const subjects: readonly SubjectTypes[K][] | undefined = this.#placed.unit.subjects[this.#kind];
    const subject = subjects?.[this.#position];
    if (!subject) throw new Error(`The index is older than ${this.uri}`);
    return subject;
  }

  get #placed(): PlacedUnit {
    const placed = this.#files.get(this.uri)?.units[this.#unit];
    if (!placed) throw new Error(`The index is older than ${this.uri}`);
    return placed;
  }
}
