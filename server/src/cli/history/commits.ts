/** The commits of the past that stand for a day, a week or a month. */
import { UsageError } from '../exit-code.ts';
import { git } from './git-process.ts';
import type { GitPlace } from './git-process.ts';

export const periods = ['day', 'week', 'month'] as const;

export type Period = (typeof periods)[number];

export interface Commit {
  readonly id: string;
  /** `YYYY-MM-DD`, in UTC: the same on every machine. */
  readonly date: string;
}

const mostCommits = 100_000;
const dayMs = 86_400_000;

/** The commit that is checked out; undefined where there is no repository, or none in it. */
export async function headOf(place: GitPlace): Promise<string | undefined> {
  try {
    return (await git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], place)).trim();
  } catch (error) {
    // No git, no repository, no commit: an entry can do without.
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** Where the folder is in its repository: '' for its top, else with a slash at the end. */
export async function prefixOf(place: GitPlace): Promise<string> {
  return (await git(['rev-parse', '--show-prefix'], place)).replace(/\r?\n$/, '');
}

/** The last commit of each period on the way to what is checked out, the oldest first. */
export async function commitsSince(since: string, every: Period, place: GitPlace): Promise<readonly Commit[]> {
  const args = [
    'rev-list',
    '--first-parent',
    '--timestamp',
    `--since=${since}T00:00:00Z`,
    `--max-count=${String(mostCommits)}`,
    'HEAD',
    '--',
  ];
  const listed = await git(args, place);
  const chosen = new Map<string, Commit & { readonly time: number }>();
  for (const line of listed.split('\n')) {
    const match = /^(\d+) ([0-9a-f]+)$/.exec(line);
    if (!match) continue;
    const [, seconds = '', id = ''] = match;
    const time = Number(seconds) * 1000;
    const date = new Date(time).toISOString().slice(0, 10);
    const key = periodOf(time, every);
    // git lists the newest first; of commits of the same moment it is the one that counts.
    if ((chosen.get(key)?.time ?? -1) < time) chosen.set(key, { id, date, time });
  }
  return [...chosen.values()].sort((a, b) => a.time - b.time).map(({ id, date }) => ({ id, date }));
}

function periodOf(time: number, every: Period): string {
  const day = new Date(time).toISOString();
  if (every === 'day') return day.slice(0, 10);
  if (every === 'month') return day.slice(0, 7);
  // Weeks begin on Monday; the first day of 1970 was a Thursday.
  return String(Math.floor((time / dayMs + 3) / 7));
}
