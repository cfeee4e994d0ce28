/** How much work one template may ask for. */
import { LimitReached } from '../values/signals.ts';

const maxSteps = 400_000;
const maxDepth = 100;
const maxText = 4_000_000;

export class Budget {
  #steps = 0;
  #text = 0;
  #depth = 0;

  /** Counts steps. */
  spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps > maxSteps) throw new LimitReached('steps');
  }

  /** Counts characters made. */
  write(length: number): void {
    this.#text += length;
    if (this.#text > maxText) throw new LimitReached('text');
  }

  /** Runs something that may call itself. */
  deeper<T>(run: () => T): T {
    if (++this.#depth > maxDepth) throw new LimitReached('templates inside one another');
    try {
      return run();
    } finally {
      this.#depth--;
    }
  }
}
