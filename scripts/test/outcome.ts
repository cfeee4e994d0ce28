/** What a layer of tests came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Why the layer as a whole failed, where no test said so. */
  readonly reason?: string;
}

/** A layer that is one check. */
export function single(ok: boolean): Outcome {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A layer that could not be carried out. */
export function broken(reason: string): Outcome {
  return { passed: 0, failed: 1, reason };
}

/** Counts of tests, with the layer's own failure where it ran none or its runner failed without a failed test. */
export function counted(passed: number, failed: number, code: number): Outcome {
  if (passed + failed === 0) return broken('It ran no test.');
  if (code !== 0 && failed === 0) return { passed, failed: 1, reason: `Its runner ended with code ${String(code)}.` };
  return { passed, failed };
}

/** What two parts of a layer came to. */
export function together(one: Outcome, other: Outcome): Outcome {
  const reason = [one.reason, other.reason].filter((each) => each !== undefined).join('\n');
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, ...(reason === '' ? {} : { reason }) };
}
