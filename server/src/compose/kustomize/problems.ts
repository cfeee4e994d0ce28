/** What could not be done, each thing once. */
import type { Place } from '../composed.ts';

export interface Problem {
  readonly place: Place;
  readonly message: string;
}

export class Problems {
  readonly #found = new Map<string, Problem>();
  /** Of these, those that say that something is not there. */
  readonly #absences = new Set<string>();

  add(place: Place, message: string): void {
    this.#found.set(keyOf(place, message), { place, message });
  }

  /** Something is not there: that is only so while all of it is known. */
  addAbsence(place: Place, message: string): void {
    this.add(place, message);
    this.#absences.add(keyOf(place, message));
  }

  /** `open`: not everything is known. */
  all(open: boolean): readonly Problem[] {
    return [...this.#found].flatMap(([key, problem]) => (open && this.#absences.has(key) ? [] : [problem]));
  }
}

function keyOf(place: Place, message: string): string {
  return `${place.uri} ${String(place.start)} ${message}`;
}
