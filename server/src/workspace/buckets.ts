/** Things by their label pairs, so that a search looks at the few that can match instead of at all. */
type Labels = ReadonlyMap<string, string>;

export class Buckets<T> {
  readonly #byPair = new Map<string, T[]>();
  /** Their labels are not known: they may match anything. */
  readonly #unknown: T[] = [];
  /** They have none: as a selector that takes in everything, as labels nothing. */
  readonly #empty: T[] = [];
  readonly #byFirst = new Map<string, T[]>();
  readonly #everything: T[] = [];

  /** Files a thing under all its labels; undefined labels are not known. */
  add(labels: Labels | undefined, thing: T): void {
    this.#everything.push(thing);
    if (!labels) this.#unknown.push(thing);
    else if (labels.size === 0) this.#empty.push(thing);
    if (!labels) return;
    let first = true;
    for (const [key, value] of labels) {
      const pair = `${key}=${value}`;
      push(this.#byPair, pair, thing);
      if (first) push(this.#byFirst, pair, thing);
      first = false;
    }
  }

  all(): readonly T[] {
    return this.#everything;
  }

  /** Things (labelled Pods) that may hold all pairs of the selector. */
  holding(selector: Labels): readonly T[] {
    for (const [key, value] of selector) return [...(this.#byPair.get(`${key}=${value}`) ?? []), ...this.#unknown];
    return this.#everything;
  }

  /** Things (selectors) that may take in these labels: one of their own pairs is among them. */
  *candidates(labels: Labels): Iterable<T> {
    yield* this.#unknown;
    yield* this.#empty;
    for (const [key, value] of labels) yield* this.#byFirst.get(`${key}=${value}`) ?? [];
  }
}

function push<T>(map: Map<string, T[]>, key: string, thing: T): void {
  const list = map.get(key);
  if (list) list.push(thing);
  else map.set(key, [thing]);
}
