/** Made-up histories, as the server would send them. */
import type { HistoryEntry, HistoryView } from '../../server/src/features/history/types.ts';
import type { Level } from '../../server/src/model/types.ts';

export function entry(date: string, level: Level, progress: number, more: Partial<HistoryEntry> = {}): HistoryEntry {
  const standing = { level, progress };
  return { date, model: '4.0 beta', ...standing, dimensions: { technology: standing }, coverage: { judged: 80, practices: 557 }, ...more };
}

export const today = entry('2026-11-21', 2, 0.68);

/** Of a folder in which nothing was recorded yet. */
export const noHistory: HistoryView = {
  uri: 'file:///shop/.cnmaturity/history.jsonl',
  path: '.cnmaturity/history.jsonl',
  entries: [],
  problems: [],
  today,
};

/** Three quarters of a year, with a release and a line that cannot be read. */
export const history: HistoryView = {
  ...noHistory,
  entries: [
    entry('2026-02-02', 1, 0.2),
    entry('2026-04-13', 1, 0.75),
    entry('2026-06-01', 2, 0.1, { release: 'v1.0.0', commit: '0123456789abcdef0123456789abcdef01234567' }),
    entry('2026-11-02', 2, 0.6),
  ],
  problems: [{ line: 3, message: 'A merge conflict was left here.' }],
};
