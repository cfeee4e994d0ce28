/** Objects and workloads of all files, found by kind, by label and by namespace; kept up to date unit by unit. */
import type { Known, KubernetesObject } from '../facts/kubernetes/types.ts';
import type { FileFacts, Unit } from '../facts/types.ts';
import { Buckets } from './buckets.ts';
import { KindIndex } from './kind-index.ts';
import { inOrder, Place } from './place.ts';
import type { Keys } from './place.ts';
import { pairsOfSelector } from './relations.ts';
import { targetOf } from './targets.ts';

type Labels = ReadonlyMap<string, string>;

/** What a unit brought in, to take it out again. */
interface Contribution {
  readonly objects: readonly { readonly groupKind: string; readonly place: Place<'object'> }[];
  readonly workloads: readonly { readonly labels: Labels | undefined; readonly namespace: string; readonly place: Place<'workload'> }[];
}

export class ObjectIndex {
  readonly #files: ReadonlyMap<string, FileFacts>;
  /** By file and the position of the unit. */
  readonly #byFile = new Map<string, Contribution[]>();
  readonly #kinds = new Map<string, KindIndex>();
  readonly #workloads = new Buckets<Place<'workload'>>();
  readonly #namespaces = new Map<string, number>();
  #first: { readonly place: Place<'workload'> | undefined } | undefined;

  /** `files` is the live map of the workspace, in which places look their subjects up. */
  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.#files = files;
  }

  /** Takes in a file as it is now, or only some of its units; undefined facts take it out. */
  replace(uri: string, facts: FileFacts | undefined, positions: readonly number[] | undefined): void {
    const known = this.#byFile.get(uri);
    if (facts && positions && known) {
      for (const position of positions) {
        const before = known[position];
        if (before) this.#remove(before);
        known[position] = this.#add(uri, facts.units[position]?.unit, position);
      }
      return;
    }
    for (const contribution of known ?? []) this.#remove(contribution);
    this.#byFile.delete(uri);
    const all = facts?.units.map(({ unit }, position) => this.#add(uri, unit, position)) ?? [];
    if (all.some((one) => one !== nothing)) this.#byFile.set(uri, all);
  }

  /** In the order of files, so that nothing hangs on the order in which they were read. */
  objectsOf(groupKind: string): readonly Place<'object'>[] {
    return this.kind(groupKind).all;
  }

  /** Workloads whose Pods may hold all pairs of the selector. */
  workloadsHolding(selector: Labels): readonly Place<'workload'>[] {
    return this.#workloads.holding(selector);
  }

  /** Objects of that kind, by name, selector and target. */
  kind(groupKind: string): KindIndex {
    return this.#kinds.get(groupKind) ?? noObjects;
  }

  /** Makes the ways to find objects before somebody asks, kind by kind. */
  *prepare(): Generator<void> {
    for (const kind of [...this.#kinds.values()]) yield* kind.prepare();
    this.firstWorkload();
  }

  /** The first by URI and place. */
  firstWorkload(): Place<'workload'> | undefined {
    this.#first ??= { place: this.#findFirst() };
    return this.#first.place;
  }

  hasWorkloadsIn(namespace: Known<string>): boolean {
    return this.#namespaces.has(namespaceKey(namespace));
  }

  #findFirst(): Place<'workload'> | undefined {
    let first: Place<'workload'> | undefined;
    for (const [uri, units] of this.#byFile) {
      if (first && uri > first.uri) continue;
      const place = units.find(({ workloads }) => workloads.length > 0)?.workloads[0]?.place;
      if (place) first = place;
    }
    return first;
  }

  #add(uri: string, unit: Unit | undefined, index: number): Contribution {
    const contribution = unit ? this.#contributionOf(uri, unit, index) : nothing;
    for (const { groupKind, place } of contribution.objects) {
      const kind = this.#kinds.get(groupKind) ?? new KindIndex();
      this.#kinds.set(groupKind, kind);
      kind.add(place);
    }
    for (const { labels, namespace, place } of contribution.workloads) {
      this.#workloads.add(labels, place);
      this.#namespaces.set(namespace, (this.#namespaces.get(namespace) ?? 0) + 1);
      const first = this.#first?.place;
      if (this.#first && (!first || inOrder(place, first) < 0)) this.#first = { place };
    }
    return contribution;
  }

  #contributionOf(uri: string, { subjects }: Unit, unit: number): Contribution {
    const { object = [], workload = [] } = subjects;
    if (object.length === 0) return nothing;
    const objects = object.map((one, position) => ({
      groupKind: groupKindOf(one),
      place: new Place(this.#files, 'object', { uri, unit, position }, keysOf(one)),
    }));
    const workloads = workload.flatMap((one, position) => {
      if (one.object.fragment) return [];
      const place = new Place(this.#files, 'workload', { uri, unit, position }, keysOf(one.object));
      return [{ labels: one.podLabels, namespace: namespaceKey(one.object.namespace), place }];
    });
    return { objects, workloads };
  }

  #remove({ objects, workloads }: Contribution): void {
    for (const { groupKind, place } of objects) this.#kinds.get(groupKind)?.remove(place);
    for (const { labels, namespace, place } of workloads) {
      this.#workloads.remove(labels, place);
      const left = (this.#namespaces.get(namespace) ?? 1) - 1;
      if (left > 0) this.#namespaces.set(namespace, left);
      else this.#namespaces.delete(namespace);
      if (this.#first?.place === place) this.#first = undefined;
    }
  }
}

const nothing: Contribution = { objects: [], workloads: [] };
const noObjects = new KindIndex();

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): ReadonlyMap<string | undefined, readonly T[]> {
  const groups = new Map<string | undefined, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** What nobody can look up by is not made. */
export function keysOf(object: KubernetesObject): Keys {
  const pairs = object.fragment ? undefined : pairsOfSelector(object);
  return {
    name: object.name,
    namespace: object.namespace,
    pairs: pairs?.size === 0 ? noPairs : pairs,
    fragment: object.fragment,
    target: targetOf(object)?.name,
  };
}

const noPairs: Labels = new Map();

export function groupKindOf({ group, kind }: KubernetesObject): string {
  return `${group}/${kind}`;
}

export function namespaceKey(namespace: Known<string>): string {
  return namespace.state === 'known' ? `known ${namespace.value}` : namespace.state;
}
