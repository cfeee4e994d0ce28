/** A section's row in the profile, and below it the practices of the cell that is open. */
import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { OverviewCell, OverviewSection } from '../../server/src/features/overview-types.ts';
import { Basis } from './basis.tsx';
import { Link } from './button.tsx';
import { StatusIcon } from './icons.tsx';
import { t } from './l10n.ts';
import { Practices } from './practice.tsx';
import { UiContext } from './ui.ts';
import { levelTitle, statusText } from './words.ts';

interface DetailProps {
  readonly section: OverviewSection;
  readonly cell: OverviewCell;
  readonly id: string;
}

function Detail({ section, cell, id }: DetailProps): JSX.Element {
  return (
    <tr class="detail">
      <td colSpan={6} id={`${id}:practices`}>
        <h3>
          {levelTitle(cell.level)} <span class="quiet">{statusText(cell.status)}</span>
        </h3>
        <p>{cell.summary}</p>
        {section.basis !== null && cell.level === section.level ? (
          <Basis basis={section.basis} sections={[section]} progress={section.progress} parent={id} isShort />
        ) : null}
        <Practices practices={cell.practices} parent={id} />
        <Link id={`${id}:link`} message={{ type: 'openLink', url: section.link }}>
          {t('{0} in the model', section.name)}
        </Link>
      </td>
    </tr>
  );
}

interface SectionProps {
  readonly section: OverviewSection;
  readonly parent: string;
  /** The Tab key stops in the first row of a dimension; arrow keys lead to the others. */
  readonly isFirst: boolean;
}

export function SectionRows({ section, parent, isFirst }: SectionProps): JSX.Element {
  const { state, change } = useContext(UiContext);
  const cellId = (cell: OverviewCell): string => `${parent}:${section.id}/${String(cell.level)}`;
  const isAssessed = section.cells.some(({ status }) => status !== 'not-assessed');
  const open = section.cells.find((cell) => cellId(cell) === state.cell);
  return (
    <>
      <tr class="section">
        <th scope="row" class={isAssessed ? '' : 'quiet'}>
          {section.name}
        </th>
        {section.cells.map((cell) => {
          const id = cellId(cell);
          const isCurrent = cell.level === section.level;
          const says = isCurrent ? t('{0}, being worked on', statusText(cell.status)) : statusText(cell.status);
          return (
            <td key={cell.level} class={isCurrent ? 'current' : ''}>
              <button
                id={id}
                class="cell"
                type="button"
                tabIndex={cell === open || (isFirst && cell.level === (section.level ?? 1)) ? 0 : -1}
                title={`${levelTitle(cell.level)}: ${says}`}
                aria-label={`${section.name}, ${levelTitle(cell.level)}: ${says}`}
                aria-expanded={cell === open}
                aria-controls={cell === open ? `${id}:practices` : undefined}
                onClick={() => {
                  change({ cell: cell === open ? null : id });
                }}
              >
                <StatusIcon status={cell.status} />
              </button>
            </td>
          );
        })}
      </tr>
      {open === undefined ? null : <Detail section={section} cell={open} id={cellId(open)} />}
    </>
  );
}
