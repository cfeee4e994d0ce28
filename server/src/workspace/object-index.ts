/** Objects and workloads of all files, found by kind, by label and by namespace; kept up to date file by file. */
import type { Known, KubernetesObject } from '../facts/kubernetes/types.ts';
import type { FileFacts } from '../facts/types.ts';
import { Buckets } from './buckets.ts';
import { Place } from './place.ts';
import type { Keys } from './place.ts';
import { pairsOfSelector } from './relations.ts';
import { targetOf } from './targets.ts';

type Labels = ReadonlyMap<string, string>;

/** What a file brought in, to take it out again. */
interface Contribution {
  readonly objects: readonly { readonly groupKind: string; readonly place: Place<'object'> }[];
  readonly workloads: readonly { readonly labels: Labels | undefined; readonly namespace: string; readonly place: Place<'workload'> }[];
}

export class ObjectIndex {
  readonly #files: ReadonlyMap<string, FileFacts>;
  readonly #byFile = new Map<string, Contribution>();
  readonly #objects = new Map<string, Set<Place<'object'>>>();
  readonly #workloads = new Buckets<Place<'workload'>>();
  readonly #namespaces = new Map<string, number>();
  // Made when first asked for, and again after an object of the kind has changed.
  readonly #lists = new Map<string, readonly Place<'object'>[]>();
  readonly #selectors = new Map<string, Buckets<Place<'object'>>>();
  readonly #targets = new Map<string, ReadonlyMap<string | undefined, readonly Place<'object'>[]>>();
  readonly #names = new Map<string, ReadonlyMap<string | undefined, readonly Place<'object'>[]>>();

  /** `files` is the live map of the workspace, in which places look their subjects up. */
  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.#files = files;
  }

  /** Takes in a file as it is now; undefined facts take it out. */
  replace(uri: string, facts: FileFacts | undefined): void {
    const before = this.#byFile.get(uri);
    if (before) this.#remove(before);
    this.#byFile.delete(uri);
    if (!facts) return;
    const contribution = this.#contributionOf(facts);
    if (contribution.objects.length > 0) this.#byFile.set(uri, contribution);
    for (const { groupKind, place } of contribution.objects) {
      const places = this.#objects.get(groupKind) ?? new Set();
      this.#objects.set(groupKind, places.add(place));
      this.#forget(groupKind);
    }
    for (const { labels, namespace, place } of contribution.workloads) {
      this.#workloads.add(labels, place);
      this.#namespaces.set(namespace, (this.#namespaces.get(namespace) ?? 0) + 1);
    }
  }

  /** In the order of files, so that nothing hangs on the order in which they were read. */
  objectsOf(groupKind: string): readonly Place<'object'>[] {
    return remember(this.#lists, groupKind, () =>
      [...(this.#objects.get(groupKind) ?? [])].sort((a, b) => (a.uri < b.uri ? -1 : Number(a.uri > b.uri))),
    );
  }

  /** Workloads whose Pods may hold all pairs of the selector. */
  workloadsHolding(selector: Labels): readonly Place<'workload'>[] {
    return this.#workloads.holding(selector);
  }

  /** Objects of that kind by their name; those whose name is not known under undefined. */
  namesOf(groupKind: string): ReadonlyMap<string | undefined, readonly Place<'object'>[]> {
    return remember(this.#names, groupKind, () => groupBy(this.objectsOf(groupKind), ({ keys }) => keys.name));
  }

  /** The first by URI and place. */
  firstWorkload(): Place<'workload'> | undefined {
    let first: Place<'workload'> | undefined;
    for (const [uri, { workloads }] of this.#byFile) if (workloads[0] && (!first || uri < first.uri)) first = workloads[0].place;
    return first;
  }

  hasWorkloadsIn(namespace: Known<string>): boolean {
    return this.#namespaces.has(namespaceKey(namespace));
  }

  /** Objects of that kind by the pairs that they select. */
  selectorsOf(groupKind: string): Buckets<Place<'object'>> {
    return remember(this.#selectors, groupKind, () => {
      const buckets = new Buckets<Place<'object'>>();
      for (const place of this.objectsOf(groupKind)) if (place.keys.selects) buckets.add(place.keys.pairs, place);
      return buckets;
    });
  }

  /** Objects of that kind by the name that they target; those whose target is not known under undefined. */
  targetsOf(groupKind: string): ReadonlyMap<string | undefined, readonly Place<'object'>[]> {
    return remember(this.#targets, groupKind, () => groupBy(this.objectsOf(groupKind), ({ keys }) => keys.target));
  }

  #contributionOf({ uri, units }: FileFacts): Contribution {
    const objects = units.flatMap(({ unit }, index) =>
      (unit.subjects.object ?? []).map((object, position) => ({
        groupKind: groupKindOf(object),
        place: new Place(this.#files, 'object', { uri, unit: index, position }, keysOf(object)),
      })),
    );
    const workloads = units.flatMap(({ unit }, index) =>
      (unit.subjects.workload ?? []).flatMap(({ object, podLabels }, position) =>
        object.fragment
          ? []
          : [
              {
                labels: podLabels,
                namespace: namespaceKey(object.namespace),
                place: new Place(this.#files, 'workload', { uri, unit: index, position }, keysOf(object)),
              },
            ],
      ),
    );
    return { objects, workloads };
  }

  #remove({ objects, workloads }: Contribution): void {
    for (const { groupKind, place } of objects) {
      this.#objects.get(groupKind)?.delete(place);
      this.#forget(groupKind);
    }
    for (const { labels, namespace, place } of workloads) {
      this.#workloads.remove(labels, place);
      const left = (this.#namespaces.get(namespace) ?? 1) - 1;
      if (left > 0) this.#namespaces.set(namespace, left);
      else this.#namespaces.delete(namespace);
    }
  }

  #forget(groupKind: string): void {
    this.#lists.delete(groupKind);
    this.#selectors.delete(groupKind);
    this.#targets.delete(groupKind);
    this.#names.delete(groupKind);
  }
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

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
function keysOf(object: KubernetesObject): Keys {
  const pairs = object.fragment ? undefined : pairsOfSelector(object);
  return { name: object.name, pairs: pairs?.size === 0 ? nothing : pairs, selects: !object.fragment, target: targetOf(object)?.name };
}

const nothing: Labels = new Map();

function groupKindOf({ group, kind }: KubernetesObject): string {
  return `${group}/${kind}`;
}

function namespaceKey(namespace: Known<string>): string {
  return namespace.state === 'known' ? `known ${namespace.value}` : namespace.state;
}
