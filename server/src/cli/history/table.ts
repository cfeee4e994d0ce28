/** A history for people. */
import { percentOf } from '../../assessment/percent.ts';
import { levelText } from '../../features/expectation.ts';
import type { HistoryEntry } from '../../features/history/types.ts';
import { padEnd, padStart, printable, widthOf } from '../layout.ts';
import type { Style } from '../style.ts';

const barWidth = 25;

/** One line for each entry, with the levels as a bar. */
export function historyTable(entries: readonly HistoryEntry[], style: Style): string {
  if (entries.length === 0) return 'Nothing is recorded yet. `cnmaturity history add` records today.\n';
  const rows = entries.map(({ date, release, level, progress }) => ({
    date,
    release: printable(release ?? ''),
    level: level === null ? 'not assessed' : levelText(level),
    share: level === null ? '' : percentOf(progress),
    filled: Math.floor(level === null ? 0 : ((level - 1 + progress) / 5) * barWidth),
  }));
  const releases = Math.max(...rows.map(({ release }) => widthOf(release)));
  const levels = Math.max(...rows.map(({ level }) => level.length));
  const lines = rows.map(({ date, release, level, share, filled }) => {
    const bar = '#'.repeat(filled) + style.dim('.'.repeat(barWidth - filled));
    return `${date}  ${releases === 0 ? '' : `${padEnd(release, releases)}  `}${padEnd(level, levels)}  ${padStart(share, 5)}  ${bar}`;
  });
  return `${lines.join('\n')}\n`;
}
