/** The sections' levels side by side. */
import type { JSX } from 'preact';
import type { LevelStatus } from '../../server/src/assessment/types.ts';
import type { Overview, OverviewDimension, OverviewSection } from '../../server/src/features/overview-types.ts';
import { levels } from '../../server/src/model/types.ts';
import { moveAmongCells } from './arrows.ts';
import { Chevron, CurrentSign, StatusIcon } from './icons.tsx';
import { t } from './l10n.ts';
import { SectionRows } from './section-rows.tsx';
import { useOpen } from './ui.ts';
import { levelName, levelTitle, statusText } from './words.ts';

function isAssessed({ cells }: OverviewSection): boolean {
  return cells.some(({ status }) => status !== 'not-assessed');
}

function DimensionRows({ dimension }: { readonly dimension: OverviewDimension }): JSX.Element {
  const assessed = dimension.sections.some(isAssessed);
  const id = `dimension:${dimension.id}`;
  const [open, setOpen] = useOpen(id, assessed);
  const state = !assessed ? t('not assessed from files') : dimension.level === null ? '' : t('Level {0}', dimension.level);
  return (
    <tbody>
      <tr class="dimension">
        <th scope="rowgroup" colSpan={6}>
          <button
            id={id}
            type="button"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            <Chevron />
            <span>
              <span class="name">{dimension.name}</span> <span class="quiet">{state}</span>
            </span>
          </button>
        </th>
      </tr>
      {open
        ? dimension.sections.map((section, index) => <SectionRows key={section.id} section={section} parent={id} isFirst={index === 0} />)
        : null}
    </tbody>
  );
}

const legend: readonly LevelStatus[] = ['met', 'partly-met', 'unmet', 'not-assessed'];

export function Profile({ overview }: { readonly overview: Overview }): JSX.Element {
  return (
    <>
      <table class="profile" onKeyDown={moveAmongCells}>
        <caption class="unseen">{t('How each section stands at each level. Arrow keys move among the levels.')}</caption>
        <thead>
          <tr>
            <th scope="col" class="section">
              {t('Section')}
            </th>
            {levels.map((level) => (
              <th key={level} scope="col" class="level" title={levelTitle(level)}>
                <span class="unseen">{t('Level')} </span>
                {level} <span class="level-name">{levelName(level)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {overview.dimensions.map((dimension) => (
          <DimensionRows key={dimension.id} dimension={dimension} />
        ))}
      </table>
      <ul class="legend" aria-label={t('Signs in the table')}>
        {legend.map((status) => (
          <li key={status}>
            <StatusIcon status={status} /> {statusText(status)}
          </li>
        ))}
        <li>
          <CurrentSign /> {t('being worked on')}
        </li>
      </ul>
    </>
  );
}
