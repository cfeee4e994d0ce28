/** What could not be done, each thing once. */
import type { Place } from '../composed.ts';

export interface Problem {
  readonly place: Place;
  readonly message: string;
}

export class Problems {
  readonly #found = new Map<string, Problem>();

  add(place: Place, message: string): void {
    this.#found.set(`${place.uri} ${String(place.start)} ${message}`, { place, message });
  }

  get all(): readonly Problem[] {
    return [...this.#found.values()];
  }
}
