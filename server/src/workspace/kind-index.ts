/** Objects of one kind, found by their name, by what they select and by what they target. */
import { Buckets } from './buckets.ts';
import { inOrder } from './place.ts';
import type { Place } from './place.ts';

type Thing = Place<'object'>;
type Groups = Map<string | undefined, Set<Thing>>;

/** Each way to find them is made when first asked for, and kept up to date from then on. */
export class KindIndex {
  readonly #places = new Set<Thing>();
  #list: readonly Thing[] | undefined;
  #selectors: Buckets<Thing> | undefined;
  #targets: Groups | undefined;
  #names: Groups | undefined;

  add(place: Thing): void {
    this.#places.add(place);
    this.#list = undefined;
    const { fragment, pairs, target, name } = place.keys;
    if (!fragment) this.#selectors?.add(pairs, place);
    if (this.#targets) put(this.#targets, target, place);
    if (this.#names) put(this.#names, name, place);
  }

  remove(place: Thing): void {
    this.#places.delete(place);
    this.#list = undefined;
    const { pairs, target, name } = place.keys;
    this.#selectors?.remove(pairs, place);
    if (this.#targets) take(this.#targets, target, place);
    if (this.#names) take(this.#names, name, place);
  }

  /** In the order of files, so that nothing hangs on the order in which they were read; the same list until one comes or goes. */
  get all(): readonly Thing[] {
    this.#list ??= [...this.#places].sort(inOrder);
    return this.#list;
  }

  /** By the pairs that they select. */
  get selectors(): Buckets<Thing> {
    if (this.#selectors) return this.#selectors;
    this.#selectors = new Buckets();
    for (const place of this.#places) if (!place.keys.fragment) this.#selectors.add(place.keys.pairs, place);
    return this.#selectors;
  }

  /** By the name that they target; those whose target is not known under undefined. */
  get targets(): ReadonlyMap<string | undefined, ReadonlySet<Thing>> {
    this.#targets ??= this.#group(({ keys }) => keys.target);
    return this.#targets;
  }

  /** Those whose name is not known under undefined. */
  get names(): ReadonlyMap<string | undefined, ReadonlySet<Thing>> {
    this.#names ??= this.#group(({ keys }) => keys.name);
    return this.#names;
  }

  /** Makes all of it, piece by piece. */
  *prepare(): Generator<void> {
    for (const make of [() => this.all, () => this.selectors, () => this.targets, () => this.names]) {
      make();
      yield;
    }
  }

  #group(keyOf: (place: Thing) => string | undefined): Groups {
    const groups: Groups = new Map();
    for (const place of this.#places) put(groups, keyOf(place), place);
    return groups;
  }
}

function put(groups: Groups, key: string | undefined, place: Thing): void {
  const group = groups.get(key);
  if (group) group.add(place);
  else groups.set(key, new Set([place]));
}

function take(groups: Groups, key: string | undefined, place: Thing): void {
  const group = groups.get(key);
  group?.delete(place);
  if (group?.size === 0) groups.delete(key);
}
