/** Reads a history file. People merge it by hand, so a bad line costs that line only. */
import * as v from 'valibot';
import { dayNumber } from '../../answers/dates.ts';
import { english, say, translated } from '../../texts/texts.ts';
import type { History, HistoryEntry, HistoryProblem } from './types.ts';

/** Larger files are not read. */
export const maxHistorySize = 8 * 1024 * 1024;
const maxLine = 16 * 1024;
const maxLines = 20_000;
/** More bad lines than these are only counted. */
const mostProblems = 20;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const standing = { level: v.nullable(v.picklist([1, 2, 3, 4, 5])), progress: share };
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const number = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const date = v.pipe(
  v.string(),
  v.check((value) => dayNumber(value) !== undefined, english`expected a day as 2026-01-31`),
);

// What later versions add is passed over.
const entrySchema = v.object({
  date,
  release: v.exactOptional(text),
  commit: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{7,64}$/, english`expected a commit`))),
  model: text,
  ...standing,
  dimensions: v.record(text, v.object(standing)),
  coverage: v.object({ judged: number, practices: number }),
});

/** The entries of a file and what is wrong with it. */
export function readHistory(content: string): History {
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  const entries: HistoryEntry[] = [];
  const problems: HistoryProblem[] = [];
  for (const [index, line] of lines.slice(0, maxLines).entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (typeof read === 'string') problems.push({ line: index + 1, message: read });
    else entries.push(read);
  }
  if (lines.length > maxLines) problems.push({ line: 0, message: say`Only the first ${String(maxLines)} lines are read.` });
  return { entries: inOrder(entries), problems: shortened(problems) };
}

function readLine(line: string): HistoryEntry | string {
  if (line.length > maxLine) return say`The line is too long.`;
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line)) return say`A merge conflict was left here.`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return say`This is no JSON.`;
  }
  const result = v.safeParse(entrySchema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  return `${path === null ? say`The line` : `\`${path}\``}: ${translated(issue.message)}.`;
}

function shortened(problems: readonly HistoryProblem[]): readonly HistoryProblem[] {
  if (problems.length <= mostProblems) return problems;
  const rest = problems.length - mostProblems;
  return [...problems.slice(0, mostProblems), { line: 0, message: say`${String(rest)} more lines cannot be read.` }];
}

/** By date, a day's own entry before its releases; of the same day or release the last one counts. */
export function inOrder(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const unique = new Map(entries.map((entry) => [keyOf(entry), entry]));
  return [...unique.values()].sort((a, b) => compare(a.date, b.date) || compare(a.release ?? '', b.release ?? ''));
}

/** What there is one line of. */
function keyOf({ date: day, release }: HistoryEntry): string {
  return release === undefined ? `day ${day}` : `release ${release}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
