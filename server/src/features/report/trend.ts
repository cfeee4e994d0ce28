/** A history as points of a drawing. */
import { dayNumber } from '../../answers/dates.ts';
import type { HistoryEntry } from '../history/types.ts';

export interface TrendPoint {
  /** 0 to 1, from the first day to the last. */
  readonly x: number;
  /** 0 to 5: the levels that are done, and the share of the one being worked on. */
  readonly height: number;
  readonly entry: HistoryEntry;
}

/** In the order of the entries; those that say no level are left out. */
export function trendOf(entries: readonly HistoryEntry[]): readonly TrendPoint[] {
  const placed = entries.flatMap((entry) => {
    const day = dayNumber(entry.date);
    return day === undefined || entry.level === null ? [] : [{ day, height: entry.level - 1 + entry.progress, entry }];
  });
  const first = placed[0]?.day ?? 0;
  const span = (placed.at(-1)?.day ?? 0) - first;
  return placed.map(({ day, height, entry }) => ({ x: span === 0 ? 0.5 : (day - first) / span, height, entry }));
}

/** The latest so many: what a drawing can still show, and people still read. */
export function latest<T>(entries: readonly T[], most: number): readonly T[] {
  return entries.slice(Math.max(0, entries.length - most));
}
