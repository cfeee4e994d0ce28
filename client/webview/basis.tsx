/** Where a level and its progress come from, in words and numbers, down to the practices. */
import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { LevelBasis, PracticeStatus } from '../../server/src/assessment/types.ts';
import type { OverviewPractice, OverviewSection } from '../../server/src/features/overview-types.ts';
import { useThresholds } from './data.ts';
import { Fold } from './fold.tsx';
import { StatusIcon } from './icons.tsx';
import { t } from './l10n.ts';
import { Practices } from './practice.tsx';
import { UiContext } from './ui.ts';
import { percent } from './words.ts';

export interface BasisProps {
  readonly basis: LevelBasis;
  /** Those that were taken together. */
  readonly sections: readonly OverviewSection[];
  readonly progress: number;
  readonly parent: string;
  /** The practices stand beside it already. */
  readonly isShort?: boolean;
}

/** The arithmetic in two sentences. */
function basisText({ level, met, partlyMet, unmet, unconfirmed, partShare, needed }: LevelBasis, progress: number): string {
  const all = met + partlyMet + unmet + unconfirmed;
  const counted = t('{0} of {1} practices of Level {2} are met; with {3} it is complete.', met, all, level, needed);
  const share = percent(progress);
  const part = partShare.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
  if (partlyMet === 0) return `${counted} ${t('That makes {0}\u00A0%.', share)}`;
  return `${counted} ${t('Partly met ones count in part, {0} in all, which makes {1}\u00A0%.', part, share)}`;
}

function coverageText({ byFiles, byAnswers, notApplicable }: LevelBasis): string {
  const judged = t('Files decide {0}, answers {1}.', byFiles, byAnswers);
  return notApplicable === 0 ? judged : `${judged} ${t('Left out, as they do not apply: {0}.', notApplicable)}`;
}

const groups = (): readonly (readonly [PracticeStatus, string])[] => [
  ['unmet', t('missing')],
  ['partly-met', t('partly met')],
  ['unconfirmed', t('not confirmed')],
  ['met', t('met')],
];

function practicesAt(sections: readonly OverviewSection[], basis: LevelBasis): readonly OverviewPractice[] {
  return sections
    .filter((section) => section.basis !== null)
    .flatMap(({ cells }) => cells.find(({ level }) => level === basis.level)?.practices ?? []);
}

function Groups({ basis, sections, parent }: BasisProps): JSX.Element {
  const practices = practicesAt(sections, basis);
  return (
    <ul class="groups">
      {groups().map(([status, text]) => {
        const of = practices.filter((practice) => practice.status === status);
        const id = `${parent}:${status}`;
        if (of.length === 0) return null;
        return (
          <li key={status}>
            <Fold
              id={id}
              class="inner"
              summary={
                <>
                  <StatusIcon status={status} /> {`${String(of.length)} ${text}`}
                </>
              }
            >
              <Practices practices={of} parent={id} />
            </Fold>
          </li>
        );
      })}
    </ul>
  );
}

function Blockers({ basis: { blockers }, sections, parent }: BasisProps): JSX.Element | null {
  if (blockers.length === 0) return null;
  const all = sections.flatMap(({ cells }) => cells.flatMap(({ practices }) => practices));
  const named = blockers.flatMap((id) => all.filter((practice) => practice.id === id));
  return (
    <>
      <p class="subhead">{t('While one of these is missing, its section goes no further')}</p>
      <Practices practices={named} parent={`${parent}:blocker`} />
    </>
  );
}

/** Opens the profile at the level that a section works on. */
function useReveal(): (section: OverviewSection) => void {
  const { state, change } = useContext(UiContext);
  return (section) => {
    const dimension = `dimension:${section.id.slice(0, section.id.indexOf('/'))}`;
    const cell = `${dimension}:${section.id}/${String(section.level ?? 1)}`;
    change({ open: { ...state.open, profile: true, [dimension]: true }, cell });
    // After the page has drawn it.
    setTimeout(() => {
      const button = document.getElementById(cell);
      button?.focus({ preventScroll: true });
      button?.scrollIntoView({ block: 'center' });
    });
  };
}

function Behind({ basis: { behind }, sections, parent }: BasisProps): JSX.Element | null {
  const reveal = useReveal();
  const named = behind.flatMap((id) => sections.filter((section) => section.id === id));
  if (named.length === 0) return null;
  return (
    <>
      <p class="subhead">{t('These sections still work on a lower level')}</p>
      <ul class="behind">
        {named.map((section) => (
          <li key={section.id}>
            <button
              id={`${parent}:behind:${section.id}`}
              class="link"
              type="button"
              onClick={() => {
                reveal(section);
              }}
            >
              {section.name}
            </button>{' '}
            <span class="quiet">{section.level === null ? '' : t('Level {0}', section.level)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Said only where the team has set others than the usual ones. */
function OwnThresholds(): JSX.Element | null {
  const thresholds = useThresholds();
  if (thresholds === undefined) return null;
  return (
    <p class="quiet">
      {t(
        'As your team has set: a practice is met with {0}\u00A0% of what was judged, a level is complete with {1}\u00A0% of its practices.',
        percent(thresholds.practiceMet),
        percent(thresholds.levelComplete),
      )}
    </p>
  );
}

export function Basis(props: BasisProps): JSX.Element {
  const { basis, progress, isShort = false } = props;
  return (
    <div class="basis">
      <p>{basisText(basis, progress)}</p>
      <p class="quiet">{coverageText(basis)}</p>
      <OwnThresholds />
      {isShort ? null : (
        <>
          <Blockers {...props} />
          <Behind {...props} />
          <Groups {...props} />
        </>
      )}
    </div>
  );
}
