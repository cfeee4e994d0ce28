/** The tree of a file as values for expressions, made when asked for. Touching what the text does not show ends the evaluation as unknown. */
import { child, entryOf, resolve } from '../syntax/tree.ts';
import type { AliasNode, MapNode, ScalarNode, SequenceNode, Span, SyntaxNode } from '../syntax/tree.ts';

/** Thrown where an expression asks for something that the text does not show. */
export class UnknownValue extends Error {
  constructor() {
    super('The text does not show this value.');
  }
}

/** What there is to know of the text around a subject. */
export interface Surroundings {
  /** The subject is a part of something: what it lacks may stand elsewhere. */
  readonly fragment: boolean;
  /** Whether something at that place may be left out while the subject stays. */
  readonly mayBeLeftOut: (place: Span) => boolean;
  /** Whether a text only stands for its value (`${TAG}`). */
  readonly isPlaceholder: (text: string) => boolean;
  /** An expression looked at something that is not known. */
  readonly onUnknown: () => void;
}

type Resolved = Exclude<SyntaxNode, AliasNode>;

/** A value that expressions can look at: maps and lists are lazy, whole numbers are integers. */
export function valueOf(node: SyntaxNode, around: Surroundings): unknown {
  const target = resolve(node);
  if (around.mayBeLeftOut(target)) return unknownIn(around);
  switch (target.kind) {
    case 'unknown':
      return unknownIn(around);
    case 'scalar':
      return scalarValue(target, around);
    case 'map':
      return new LazyMap(target, around);
    case 'sequence':
      return lazyList(target, around);
  }
}

/** Never returns. */
export function unknownIn(around: Pick<Surroundings, 'onUnknown'>): never {
  around.onUnknown();
  throw new UnknownValue();
}

function scalarValue({ value }: ScalarNode, around: Surroundings): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  return typeof value === 'string' && around.isPlaceholder(value) ? unknownIn(around) : value;
}

/** Its own entries and no property of any prototype; `null` counts as absent, as everywhere in Kubernetes. */
class LazyMap extends Map<string, unknown> {
  readonly #node: MapNode;
  readonly #around: Surroundings;
  #names: readonly string[] | undefined;

  constructor(node: MapNode, around: Surroundings) {
    super();
    this.#node = node;
    this.#around = around;
  }

  override get(key: string): unknown {
    const entry = entryOf(this.#node, key);
    if (entry && this.#around.mayBeLeftOut(entry.key)) return unknownIn(this.#around);
    const found = child(this.#node, key);
    if (found) return valueOf(found, this.#around);
    return this.#around.fragment && !entry ? unknownIn(this.#around) : undefined;
  }

  override has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  override get size(): number {
    return this.#keys().length;
  }

  override keys(): MapIterator<string> {
    return this.#keys().values();
  }

  /** The library asks for the first one to guess a type for all. That of a map of Kubernetes says nothing of the others. */
  override entries(): MapIterator<[string, unknown]> {
    return new Map<string, unknown>().entries();
  }

  override [Symbol.iterator](): MapIterator<[string, unknown]> {
    return new Map(this.#keys().map((key) => [key, this.get(key)])).entries();
  }

  #keys(): readonly string[] {
    this.#names ??= this.#allNames();
    return this.#names;
  }

  #allNames(): readonly string[] {
    const names = new Set<string>();
    if (this.#around.fragment || !gather(this.#node, names, 0)) return unknownIn(this.#around);
    return [...names].filter((name) => this.has(name));
  }
}

// To the library a map is what says that `Map` made it.
Object.defineProperty(LazyMap.prototype, 'constructor', { value: Map });

const deepestMerge = 20;

/** The names of all entries, those of merge keys too; false where there may be others. */
function gather(node: Resolved, names: Set<string>, depth: number): boolean {
  if (depth > deepestMerge) return false;
  if (node.kind === 'sequence') return !node.open && node.items.every((item) => gather(resolve(item), names, depth + 1));
  if (node.kind !== 'map' || node.open) return false;
  return node.entries.every(({ key, value }) => {
    if (key.text === '<<') return gather(resolve(value), names, depth + 1);
    names.add(key.text);
    return true;
  });
}

function lazyList({ items, open }: SequenceNode, around: Surroundings): readonly unknown[] {
  const more = open || around.fragment;
  return listOf(more ? () => unknownIn(around) : items.length, (index) => {
    const item = items[index];
    if (item) return valueOf(item, around);
    return more ? unknownIn(around) : undefined;
  });
}

/** A list whose items are made when asked for. */
export function listOf(length: number | (() => number), at: (index: number) => unknown): readonly unknown[] {
  const made = new Map<number, unknown>();
  return new Proxy<unknown[]>([], {
    get: (target, property, receiver): unknown => {
      if (property === 'length') return typeof length === 'number' ? length : length();
      const index = typeof property === 'string' && /^\d+$/.test(property) ? Number(property) : undefined;
      if (index === undefined) return Reflect.get(target, property, receiver);
      if (!made.has(index)) made.set(index, at(index));
      return made.get(index);
    },
  });
}

/** A map of fields that are made when asked for; one that comes to undefined is absent. */
export class Fields extends Map<string, unknown> {
  readonly #make: ReadonlyMap<string, () => unknown>;

  constructor(make: Readonly<Record<string, () => unknown>>) {
    super();
    this.#make = new Map(Object.entries(make));
  }

  override get(key: string): unknown {
    return this.#make.get(key)?.();
  }

  override has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  override get size(): number {
    return [...this.keys()].length;
  }

  override keys(): MapIterator<string> {
    return [...this.#make.keys()].filter((key) => this.has(key)).values();
  }

  override entries(): MapIterator<[string, unknown]> {
    return new Map<string, unknown>().entries();
  }

  override [Symbol.iterator](): MapIterator<[string, unknown]> {
    return new Map([...this.keys()].map((key) => [key, this.get(key)])).entries();
  }
}

Object.defineProperty(Fields.prototype, 'constructor', { value: Map });
