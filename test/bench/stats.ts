/** Numbers of repeated measurements, in milliseconds. */
export interface Stats {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export function statsOf(samples: readonly number[]): Stats {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
  return { median: at(0.5), p95: at(0.95), max: at(1) };
}

/** What a person waits for: run it on a machine that does nothing else. */
export function measure(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

export function round(milliseconds: number): string {
  return milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toFixed(milliseconds >= 10 ? 1 : 2);
}
