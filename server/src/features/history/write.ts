/** Puts entries into the text of a history file. */
import { inOrder, readHistory } from './read.ts';
import type { HistoryEntry, Standing } from './types.ts';

/**
 * The text with the entries in it, sorted by date. A release takes the place of that release and of the day's own entry, a day that of the
 * day. Lines that cannot be read stay, at the end: they are somebody's.
 */
export function putEntries(text: string, entries: readonly HistoryEntry[]): string {
  const added = new Map(entries.map((entry) => [entry.date, entry]));
  const kept = readHistory(text).entries.filter(({ date, release }) => release !== undefined || added.get(date)?.release === undefined);
  const lines = inOrder([...kept, ...entries]).map(lineOf);
  return `${[...lines, ...unreadable(text)].join('\n')}\n`;
}

function unreadable(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '' && readHistory(line).problems.length > 0);
}

/** Its keys always in the same order: what has not changed makes no difference in a diff. */
function lineOf({ date, release, commit, model, level, progress, dimensions, coverage }: HistoryEntry): string {
  return JSON.stringify({
    date,
    ...(release === undefined ? {} : { release }),
    ...(commit === undefined ? {} : { commit }),
    model,
    level,
    progress: rounded(progress),
    dimensions: Object.fromEntries(Object.entries(dimensions).map(([id, standing]) => [id, lineOfStanding(standing)])),
    coverage: { judged: coverage.judged, practices: coverage.practices },
  });
}

function lineOfStanding({ level, progress }: Standing): Standing {
  return { level, progress: rounded(progress) };
}

/** Down, so that only all of a level is 1. */
function rounded(share: number): number {
  return Math.floor(share * 10_000 + 1e-9) / 10_000;
}
