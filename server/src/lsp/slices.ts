/** Cuts long work into slices, so that what a person does in between is answered at once. */

const sliceMs = 4;

export class Slices {
  readonly #yield: () => Promise<void>;
  #started = performance.now();

  constructor(yieldNow: () => Promise<void>) {
    this.#yield = yieldNow;
  }

  /** Call between pieces of work: waits when the slice is used up. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#started < sliceMs) return;
    await this.#yield();
    this.#started = performance.now();
  }
}
