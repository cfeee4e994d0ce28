import type { FileFacts, PlacedUnit, SubjectTypes } from '../facts/types.ts';
import type { Located } from './view.ts';

/** Finds its subject when asked: edits that others cannot see replace units without touching the index. */
export class Place<K extends 'object' | 'workload'> implements Located<SubjectTypes[K]> {
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
