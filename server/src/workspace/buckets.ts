/** Things by their label pairs, so that a search looks at the few that can match instead of at all. */
import { pairOf } from './facets.ts';

type Labels = ReadonlyMap<string, string>;

export class Buckets<T> {
  readonly #byPair = new Map<string, Set<T>>();
  readonly #byFirst = new Map<string, Set<T>>();
  /** Their labels are not known: they may match anything. */
  readonly #unknown = new Set<T>();
  /** They have none: as a selector that takes in everything, as labels nothing. */
  readonly #empty = new Set<T>();
  readonly #everything = new Set<T>();

  /** Files a thing under all its labels; undefined labels are not known. */
  add(labels: Labels | undefined, thing: T): void {
    this.#everything.add(thing);
    if (!labels) this.#unknown.add(thing);
    else if (labels.size === 0) this.#empty.add(thing);
    let isFirst = true;
    for (const [key, value] of labels ?? []) {
      const pair = pairOf(key, value);
      put(this.#byPair, pair, thing);
      if (isFirst) put(this.#byFirst, pair, thing);
      isFirst = false;
    }
  }

  /** Takes out what was filed under these labels. */
  remove(labels: Labels | undefined, thing: T): void {
    for (const things of [this.#everything, this.#unknown, this.#empty]) things.delete(thing);
    for (const [key, value] of labels ?? []) {
      const pair = pairOf(key, value);
      take(this.#byPair, pair, thing);
      take(this.#byFirst, pair, thing);
    }
  }

  all(): Iterable<T> {
    return this.#everything;
  }

  /** Things (labelled Pods) that may hold all pairs of the selector. */
  holding(selector: Labels): readonly T[] {
    for (const [key, value] of selector) return [...(this.#byPair.get(pairOf(key, value)) ?? []), ...this.#unknown];
    return [...this.#everything];
  }

  /** Things (selectors) that may take in these labels: one of their own pairs is among them. */
  candidates(labels: Labels): readonly T[] {
    const found = [...this.#unknown, ...this.#empty];
    for (const [key, value] of labels) for (const thing of this.#byFirst.get(pairOf(key, value)) ?? []) found.push(thing);
    return found;
  }
}

function put<T>(map: Map<string, Set<T>>, key: string, thing: T): void {
  const things = map.get(key);
  if (things) things.add(thing);
  else map.set(key, new Set([thing]));
}

function take<T>(map: Map<string, Set<T>>, key: string, thing: T): void {
  const things = map.get(key);
  things?.delete(thing);
  if (things?.size === 0) map.delete(key);
}
