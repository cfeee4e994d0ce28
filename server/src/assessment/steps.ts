/** What to do next: practices that are not met, ranked by what completing them achieves. */
import type { Level } from '../model/types.ts';
import { shareOf } from './answers.ts';
import { applies, isComplete, practicesAt, progressOf } from './levels.ts';
import type { NextStep, PracticeAssessment, SectionAssessment, StepKind } from './types.ts';

/** Of all practices up to the level being worked on; `share` is that of its practices with which a level is complete. */
export function nextSteps(sections: readonly SectionAssessment[], level: Level, share: number): readonly NextStep[] {
  const gain = gains(sections, level);
  return sections
    .flatMap((section) =>
      section.levels
        .filter((cell) => cell.level <= level)
        .flatMap(({ practices }) => practices.filter(isOpen).map((practice) => stepOf(practice, section, gain(practice, section), share))),
    )
    .sort(inOrder);
}

function isOpen({ status }: PracticeAssessment): boolean {
  return status === 'unmet' || status === 'partly-met' || status === 'unconfirmed';
}

function stepOf(practice: PracticeAssessment, section: SectionAssessment, gain: number, share: number): NextStep {
  const { id, level, status, blocker, unmet, fixable } = practice;
  const completesSection =
    section.level === level &&
    isComplete(
      practicesAt(section.levels, level).map((other) => (other === practice ? { ...practice, status: 'met' } : other)),
      share,
    );
  return { practice: id, section: section.id, level, status, kind: kindOf(practice), gain, blocker, completesSection, unmet, fixable };
}

function kindOf({ status, kind, answer }: PracticeAssessment): StepKind {
  if (status === 'unconfirmed') return kind === 'observed' ? 'evidence' : 'question';
  return answer?.decides === true ? 'work' : 'files';
}

/** What a practice, once met, adds to the progress of the whole. */
export function gains(
  sections: readonly SectionAssessment[],
  level: Level,
): (practice: PracticeAssessment, section: SectionAssessment) => number {
  const pool = sections.filter((section) => section.level !== null).flatMap((section) => practicesAt(section.levels, level));
  const size = pool.filter(applies).length;
  const progress = progressOf(pool);
  return (practice, section) => {
    if (practice.level !== level) return 0;
    const left = practice.status === 'not-applicable' ? 0 : 1 - shareOf(practice);
    if (section.level !== null) return left / Math.max(size, 1);
    // With its first judged practice a section joins the pool, open practices and all.
    const joining = practicesAt(section.levels, level).filter(applies).length;
    return Math.max(0, (progress * size + left) / Math.max(size + joining, 1) - progress);
  };
}

const kindRank: Readonly<Record<StepKind, number>> = { files: 0, work: 0, evidence: 1, question: 2 };

/** What is known to be missed comes first, lower levels first; then what completes most, and what takes the least work. */
function inOrder(a: NextStep, b: NextStep): number {
  return (
    kindRank[a.kind] - kindRank[b.kind] ||
    a.level - b.level ||
    Number(b.completesSection) - Number(a.completesSection) ||
    Number(b.blocker) - Number(a.blocker) ||
    b.gain - a.gain ||
    fixableShare(b) - fixableShare(a) ||
    left(a) - left(b) ||
    (a.practice < b.practice ? -1 : 1)
  );
}

/** Nobody can count what an answer leaves to be done. */
function left({ unmet }: NextStep): number {
  return unmet === 0 ? Number.MAX_SAFE_INTEGER : unmet;
}

function fixableShare({ fixable, unmet }: NextStep): number {
  return unmet === 0 ? 0 : fixable / unmet;
}
