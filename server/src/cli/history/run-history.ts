/** `cnmaturity history`. */
import { dayNumber } from '../../answers/dates.ts';
import { entryOf } from '../../features/history/entry.ts';
import { inOrder } from '../../features/history/read.ts';
import { historyPath } from '../../features/history/types.ts';
import type { HistoryEntry } from '../../features/history/types.ts';
import { putEntries } from '../../features/history/write.ts';
import { messageOf } from '../../files/work.ts';
import { exitCode, UsageError } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { resolveRoots } from '../roots.ts';
import type { Root } from '../roots.ts';
import { scan } from '../scan.ts';
import { createStyle, wantsColors } from '../style.ts';
import { commitsSince, headOf, prefixOf } from './commits.ts';
import type { Period } from './commits.ts';
import { loadHistory, tellProblems } from './file.ts';
import type { LoadedHistory } from './file.ts';
import { GitBlobs } from './git-blobs.ts';
import { gitFiles } from './git-files.ts';
import { historyTable } from './table.ts';

export interface HistoryCommand {
  readonly folder: string;
  readonly format: 'pretty' | 'json';
  /** From this day on, what git holds is assessed as well. */
  readonly since: string | undefined;
  readonly every: Period;
  /** What was found of the past goes into the file. */
  readonly save: boolean;
}

export interface AddCommand {
  readonly folder: string;
  readonly release: string | undefined;
}

/** More assessments than these are a matter for a night. */
const mostCommits = 400;

export async function runHistory({ folder, format, since, every, save }: HistoryCommand, host: Host): Promise<ExitCode> {
  const root = await folderAt(folder, host);
  if (save && since === undefined) throw new UsageError('`--save` keeps what `--since` finds: name a day.');
  const history = await loadHistory(root.uri, host);
  tellProblems(history, host);
  const past = since === undefined ? [] : await pastOf(root, checkedDay(since), every, host);
  if (save) await keep(history, past, host);
  // What git says of a day goes before what was kept of it.
  const entries = inOrder([...history.entries, ...past]);
  const { stdout, env } = host;
  if (format === 'json') stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
  else stdout.write(historyTable(entries, createStyle(wantsColors(stdout, env))));
  return exitCode.done;
}

export async function runHistoryAdd({ folder, release }: AddCommand, host: Host): Promise<ExitCode> {
  const root = await folderAt(folder, host);
  if (release !== undefined && (release === '' || release.length > 200))
    throw new UsageError('A release has a name of 1 to 200 characters.');
  const history = await loadHistory(root.uri, host);
  tellProblems(history, host);
  const { assessment } = await scan({ roots: [root], base: root.path, targetLevel: undefined }, host);
  const commit = await headOf({ folder: root.path, env: host.env });
  const entry = entryOf(assessment, { date: host.today, release, commit });
  if (!entry) throw new UsageError('Nothing was found that could be assessed: there is nothing to record.');
  await keep(history, [entry], host);
  host.stdout.write(historyTable([entry], createStyle(wantsColors(host.stdout, host.env))));
  return exitCode.done;
}

async function folderAt(folder: string, host: Host): Promise<Root> {
  const [root] = await resolveRoots([folder], host.cwd);
  if (root?.kind !== 'folder') throw new UsageError(`${folder} is no folder. A history is kept of a folder as a whole.`);
  return root;
}

function checkedDay(since: string): string {
  if (dayNumber(since) === undefined) throw new UsageError(`"${since}" is no day as 2026-01-31.`);
  return since;
}

async function keep({ uri, text }: LoadedHistory, entries: readonly HistoryEntry[], host: Host): Promise<void> {
  const after = putEntries(text, entries);
  if (entries.length === 0 || after === text) return;
  try {
    await host.writeFile(uri, after);
  } catch (error) {
    throw new UsageError(`${historyPath} cannot be written: ${messageOf(error)}`);
  }
}

/** A commit that cannot be assessed is named and left out. */
async function pastOf(root: Root, since: string, every: Period, host: Host): Promise<readonly HistoryEntry[]> {
  const place = { folder: root.path, env: host.env };
  const prefix = (await prefixOf(place)).replace(/\/$/, '');
  const commits = await commitsSince(since, every, place);
  if (commits.length > mostCommits)
    throw new UsageError(`That are ${String(commits.length)} commits to assess. Choose a later day, or \`--every month\`.`);
  const blobs = new GitBlobs(place);
  const entries: HistoryEntry[] = [];
  try {
    for (const [index, { id, date }] of commits.entries()) {
      if (host.stderr.isTTY === true) host.stderr.write(`\r${String(index + 1)} of ${String(commits.length)}: ${date}`);
      try {
        const files = await gitFiles(`${id}:${prefix}`, root.uri, place, blobs);
        const { assessment } = await scan({ roots: [root], base: root.path, targetLevel: undefined }, { ...host, files, today: date });
        const entry = entryOf(assessment, { date, commit: id });
        if (entry) entries.push(entry);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        host.stderr.write(`${id.slice(0, 12)} of ${date} is left out: ${error.message}\n`);
      }
    }
  } finally {
    blobs.close();
    if (host.stderr.isTTY === true) host.stderr.write('\r\u001b[K');
  }
  return entries;
}
