/** Where a folder stood on some days or at some releases: what its history file says. */
import type { Level } from '../../model/types.ts';

/** Below the folder; one JSON object in each line, sorted by date, so that branches merge. */
export const historyFolderName = '.cnmaturity';
export const historyFileName = 'history.jsonl';
export const historyPath = `${historyFolderName}/${historyFileName}`;

/** A level, and how much of it is met (0 to 1). */
export interface Standing {
  readonly level: Level | null;
  readonly progress: number;
}

/** One line of the file. */
export interface HistoryEntry extends Standing {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** A day without one is the day's own entry. */
  readonly release?: string;
  /** The commit that was assessed. */
  readonly commit?: string;
  /** The version of the maturity model. */
  readonly model: string;
  /** By the ids of the model. */
  readonly dimensions: Readonly<Record<string, Standing>>;
  readonly coverage: { readonly judged: number; readonly practices: number };
}

/** A line that is passed over, and why. */
export interface HistoryProblem {
  /** 1-based; 0 for the file as a whole. */
  readonly line: number;
  readonly message: string;
}

/** What a history file says: the entries sorted, each day and each release once. */
export interface History {
  readonly entries: readonly HistoryEntry[];
  readonly problems: readonly HistoryProblem[];
}

/** What the side panel shows of it. */
export interface HistoryView extends History {
  /** The history file, for the client; null without a folder. */
  readonly uri: string | null;
  /** For people. */
  readonly path: string;
  /** What recording it today would keep; null where nothing was judged yet. */
  readonly today: HistoryEntry | null;
}
