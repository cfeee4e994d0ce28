/** Small helpers for work that waits on files. */

/** Runs `task` over all items, at most `width` at a time. */
export async function mapLimited<T>(items: readonly T[], width: number, task: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async (): Promise<void> => {
    for (const item of rest) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
