/** Where the workspace stood: a line over the days, and the table that says the same. */
import type { JSX } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import type { HistoryEntry, HistoryView } from '../../server/src/features/history/types.ts';
import { latest, type TrendPoint, trendOf } from '../../server/src/features/report/trend.ts';
import { DataContext } from './data.ts';
import { post } from './editor.ts';
import { Fold } from './fold.tsx';
import { count, t } from './l10n.ts';
import { dateText, levelTitle, percent } from './words.ts';

const width = 280;
const height = 112;
const left = 16;
const edge = 6;
/** More are not told apart in a side bar. */
const mostDays = 60;
const levels = [1, 2, 3, 4, 5] as const;

function across(x: number): number {
  return left + x * (width - left - edge);
}

function down(level: number): number {
  return height - edge - (level / 5) * (height - 2 * edge);
}

function Chart({ points }: { readonly points: readonly TrendPoint[] }): JSX.Element {
  const path = points.map((point) => `${across(point.x).toFixed(1)},${down(point.height).toFixed(1)}`).join(' ');
  return (
    <svg class="trend" viewBox={`0 0 ${String(width)} ${String(height)}`} direction="ltr" aria-hidden="true">
      {levels.map((level) => (
        <g key={level}>
          <line class="ring" x1={left} x2={width - edge} y1={down(level - 1)} y2={down(level - 1)} />
          <text x={left - 6} y={down(level - 1) + 3} text-anchor="end">
            {level}
          </text>
        </g>
      ))}
      <polyline points={path} />
      {points.map((point) => (
        <circle
          key={`${point.entry.date} ${point.entry.release ?? ''}`}
          class={point.entry.release === undefined ? '' : 'release'}
          cx={across(point.x)}
          cy={down(point.height)}
          r={point.entry.release === undefined ? 2 : 3.5}
        />
      ))}
    </svg>
  );
}

function Row({ entry: { date, release, level, progress } }: { readonly entry: HistoryEntry }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        {dateText(date)} {release === undefined ? null : <span class="quiet">{release}</span>}
      </th>
      <td>{level === null ? t('not assessed') : levelTitle(level)}</td>
      <td class="number">{level === null ? '' : t('{0} %', percent(progress))}</td>
    </tr>
  );
}

function Table({ points }: { readonly points: readonly TrendPoint[] }): JSX.Element {
  return (
    <Fold id="trend:table" class="inner" summary={t('As a table')}>
      <table class="days">
        <caption class="unseen">{t('The level over time, the latest day first')}</caption>
        <thead class="unseen">
          <tr>
            <th scope="col">{t('Day')}</th>
            <th scope="col">{t('Level')}</th>
            <th scope="col">{t('Met of it')}</th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ entry }) => (
            <Row key={`${entry.date} ${entry.release ?? ''}`} entry={entry} />
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

/** From when to when, and how much there is in between. */
function span(points: readonly TrendPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return '';
  const days = count(points.length, '{0} entry', '{0} entries');
  return points.length === 1
    ? t('{0}. A line needs a second one.', dateText(first.entry.date))
    : t('{0} to {1}, {2}', dateText(first.entry.date), dateText(last.entry.date), days);
}

function Shown({ history }: { readonly history: HistoryView }): JSX.Element {
  const points = trendOf(latest(history.entries, mostDays));
  if (points.length === 0)
    return (
      <div class="empty">
        <p>{t('Nothing is recorded yet. Each record is a line in a file that you commit: in a while it shows how the level changes.')}</p>
        <p class="quiet">
          {t('In a pipeline, {0} does it; of the past, {1}.', 'cnmaturity history add', 'cnmaturity history --since 2026-01-01 --save')}
        </p>
      </div>
    );
  return (
    <>
      {points.length > 1 ? <Chart points={points} /> : null}
      <p class="quiet">{span(points)}</p>
      <Table points={points} />
    </>
  );
}

function Problems({ history: { problems, path } }: { readonly history: HistoryView }): JSX.Element | null {
  const [first] = problems;
  if (first === undefined) return null;
  const where = first.line === 0 ? path : `${path}:${String(first.line)}`;
  return (
    <p class="outcome failure">
      {where} {first.message}{' '}
      {problems.length > 1 ? count(problems.length - 1, '{0} more line is passed over.', '{0} more lines are passed over.') : null}
    </p>
  );
}

function Record({ isKnown }: { readonly isKnown: boolean }): JSX.Element {
  const { recorded } = useContext(DataContext);
  return (
    <>
      <p class="buttons">
        <button
          id="trend:record"
          class="button secondary"
          type="button"
          onClick={() => {
            post({ type: 'record' });
          }}
        >
          {isKnown ? t('Record Today Again') : t('Record Today')}
        </button>
      </p>
      <p class={recorded?.done === false ? 'outcome failure' : 'outcome quiet'} role="status">
        {recorded === undefined ? '' : recorded.done ? t('Recorded in {0}. Commit it with your work.', recorded.path) : recorded.message}
      </p>
    </>
  );
}

export function Trend(): JSX.Element {
  const { history, revision } = useContext(DataContext);
  useEffect(() => {
    post({ type: 'history' });
  }, [revision]);
  if (history === undefined) return <p class="quiet padded">{t('One moment …')}</p>;
  const day = history.today?.date;
  return (
    <div class="over-time">
      <Problems history={history} />
      <Shown history={history} />
      {history.uri === null ? null : (
        <Record isKnown={history.entries.some(({ date, release }) => date === day && release === undefined)} />
      )}
    </div>
  );
}
