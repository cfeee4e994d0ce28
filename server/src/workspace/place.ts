import type { FileFacts, PlacedUnit, SubjectTypes } from '../facts/types.ts';
import type { Located, ObjectKeys } from './view.ts';

/** What other files may look an object up by; a change of it is one that they can see. */
export interface Keys extends ObjectKeys {
  /** The pairs that it selects; undefined where these are not known. */
  readonly pairs: ReadonlyMap<string, string> | undefined;
  /** The name of what it targets. */
  readonly target: string | undefined;
}

/** Finds its subject when asked: edits that others cannot see replace units without touching the index. */
export class Place<K extends 'object' | 'workload'> implements Located<SubjectTypes[K]> {
  readonly uri: string;
  readonly #files: ReadonlyMap<string, FileFacts>;
  readonly #kind: K;
  /** The position of its unit in the file, and its own in the unit. */
  readonly unit: number;
  readonly position: number;
  /** What it is looked up by. */
  readonly keys: Keys;

  constructor(
    files: ReadonlyMap<string, FileFacts>,
    kind: K,
    { uri, unit, position }: { readonly uri: string; readonly unit: number; readonly position: number },
    keys: Keys,
  ) {
    this.keys = keys;
    this.#files = files;
    this.#kind = kind;
    this.uri = uri;
    this.unit = unit;
    this.position = position;
  }

  get unitStart(): number {
    return this.#placed.start;
  }

  get subject(): SubjectTypes[K] {
    const subjects: readonly SubjectTypes[K][] | undefined = this.#placed.unit.subjects[this.#kind];
    const subject = subjects?.[this.position];
    if (!subject) throw new Error(`The index is older than ${this.uri}`);
    return subject;
  }

  get #placed(): PlacedUnit {
    const placed = this.#files.get(this.uri)?.units[this.unit];
    if (!placed) throw new Error(`The index is older than ${this.uri}`);
    return placed;
  }
}

/** The order of files, and in them the order of places. */
export function inOrder(a: Place<'object' | 'workload'>, b: Place<'object' | 'workload'>): number {
  return a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.unit - b.unit || a.position - b.position;
}
