/** Counts what an evaluation costs, and ends one that costs too much. */
import { say } from '../texts/texts.ts';
import { limits } from './limits.ts';

/** Thrown at a limit, and again by everything that is evaluated after it: operators of CEL may swallow errors. */
export class LimitExceeded extends Error {}

export class Meter {
  #steps = 0;
  #deadline = 0;
  #nextLook = 0;
  #exceeded: LimitExceeded | undefined;

  begin(): void {
    this.#steps = 0;
    this.#nextLook = lookEvery;
    this.#deadline = performance.now() + limits.evaluationMs;
    this.#exceeded = undefined;
  }

  get steps(): number {
    return this.#steps;
  }

  /** Why the evaluation ended early, if it did. */
  get exceeded(): string | undefined {
    return this.#exceeded?.message;
  }

  readonly spend = (steps: number): void => {
    if (this.#exceeded) throw this.#exceeded;
    this.#steps += steps;
    if (this.#steps > limits.evaluationSteps) this.#stop(say`it takes too many steps`);
    if (this.#steps < this.#nextLook) return;
    this.#nextLook = this.#steps + lookEvery;
    if (performance.now() > this.#deadline) this.#stop(say`it takes too long`);
  };

  /** Charges for a value by its size. */
  weigh(value: unknown): void {
    const size = sizeOf(value);
    if (size > limits.valueSize) this.#stop(say`it makes a value that is too large`);
    if (size >= unit) this.spend(size / unit);
  }

  #stop(reason: string): never {
    this.#exceeded = new LimitExceeded(reason);
    throw this.#exceeded;
  }
}

const lookEvery = 200;
/** So many characters or items cost a step. */
const unit = 200;

/** Lists of the files are lazy: only what the expression itself makes is counted. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array) return value.length;
  return Array.isArray(value) && Object.hasOwn(value, 0) ? value.length : 0;
}
