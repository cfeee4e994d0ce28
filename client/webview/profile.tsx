/** The sections' levels side by side. */
import type { JSX } from 'preact';
import type { LevelStatus } from '../../server/src/assessment/types.ts';
import type { Overview, OverviewDimension, OverviewSection } from '../../server/src/features/overview-types.ts';
import { levels } from '../../server/src/model/types.ts';
import { moveAmongCells } from './arrows.ts';
import { Basis } from './basis.tsx';
import { Chevron, CurrentSign, StatusIcon } from './icons.tsx';
import { t } from './l10n.ts';
import { SectionRows } from './section-rows.tsx';
import { useOpen } from './ui.ts';
import { levelName, levelTitle, percent, statusText } from './words.ts';

function isAssessed({ cells }: OverviewSection): boolean {
  return cells.some(({ status }) => status !== 'not-assessed');
}

interface RowsProps {
  readonly dimension: OverviewDimension;
}

function dimensionState({ level, sections }: OverviewDimension): string {
  if (!sections.some(isAssessed)) return t('not assessed yet');
  return level === null ? '' : t('Level {0}', level);
}

/** How much of its level a dimension has, and a row that says where that comes from. */
function BasisButton({ dimension, id }: RowsProps & { readonly id: string }): JSX.Element | null {
  const [open, setOpen] = useOpen(id, false);
  const { basis, progress, name } = dimension;
  if (basis === null) return null;
  const share = percent(progress);
  return (
    <button
      id={id}
      class="share"
      type="button"
      aria-expanded={open}
      aria-label={t('{0}: {1} % of Level {2}, where this comes from', name, share, basis.level)}
      title={t('Where this comes from')}
      onClick={() => {
        setOpen(!open);
      }}
    >
      {t('{0} %', share)}
    </button>
  );
}

function BasisRow({ dimension: { basis, sections, progress }, id }: RowsProps & { readonly id: string }): JSX.Element | null {
  const [open] = useOpen(id, false);
  if (!open || basis === null) return null;
  return (
    <tr class="detail">
      <td colSpan={6}>
        <Basis basis={basis} sections={sections} progress={progress} parent={id} />
      </td>
    </tr>
  );
}

function DimensionRows({ dimension }: RowsProps): JSX.Element {
  const id = `dimension:${dimension.id}`;
  const [open, setOpen] = useOpen(id, dimension.sections.some(isAssessed));
  return (
    <tbody>
      <tr class="dimension">
        <th scope="rowgroup" colSpan={6}>
          <div class="row">
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
                <span class="name">{dimension.name}</span> <span class="quiet">{dimensionState(dimension)}</span>
              </span>
            </button>
            <BasisButton dimension={dimension} id={`${id}:basis`} />
          </div>
        </th>
      </tr>
      <BasisRow dimension={dimension} id={`${id}:basis`} />
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
