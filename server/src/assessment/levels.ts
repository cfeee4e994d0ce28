/** From practices to levels, of one section or of several taken together. */
import { levels } from '../model/types.ts';
import type { Level } from '../model/types.ts';
import { shareOf } from './answers.ts';
import type { LevelAssessment, LevelBasis, LevelStatus, PracticeAssessment, SectionAssessment } from './types.ts';

export function isJudged({ status }: PracticeAssessment): boolean {
  return status === 'met' || status === 'partly-met' || status === 'unmet';
}

export function applies({ status }: PracticeAssessment): boolean {
  return status !== 'not-applicable';
}

function isMetInPart({ status }: PracticeAssessment): boolean {
  return status === 'met' || status === 'partly-met';
}

/** `share` is, here and below, that of its applicable practices with which a level is complete. */
export function statusOfLevel(practices: readonly PracticeAssessment[], share: number): LevelStatus {
  if (!practices.some(isJudged)) return 'not-assessed';
  if (isComplete(practices, share)) return 'met';
  return practices.some(isMetInPart) ? 'partly-met' : 'unmet';
}

/** None is unmet, and enough of those that apply are met; a level to which nothing applies is not complete. */
export function isComplete(practices: readonly PracticeAssessment[], share: number): boolean {
  return practices.some(applies) && practices.every(({ status }) => status !== 'unmet') && metPart(practices) >= share;
}

function metPart(practices: readonly PracticeAssessment[]): number {
  const applicable = practices.filter(applies).length;
  return applicable === 0 ? 0 : practices.filter(({ status }) => status === 'met').length / applicable;
}

/** The share of the applicable practices that is met, a practice that is partly met counting by its share of subjects. */
export function progressOf(practices: readonly PracticeAssessment[]): number {
  const applicable = practices.filter(applies);
  const sum = applicable.reduce((total, practice) => total + shareOf(practice), 0);
  return applicable.length === 0 ? 0 : sum / applicable.length;
}

export function practicesAt(cells: readonly LevelAssessment[], level: Level): readonly PracticeAssessment[] {
  return cells.find((cell) => cell.level === level)?.practices ?? [];
}

/** The lowest level that is not complete. A level to which nothing applies is passed over only where something above it is met. */
export function workingLevel(cells: readonly LevelAssessment[], share: number): Level {
  for (const level of levels) {
    const practices = practicesAt(cells, level);
    if (isComplete(practices, share)) continue;
    const metAbove = cells.some((cell) => cell.level > level && cell.practices.some(isMetInPart));
    if (practices.some(applies) || !metAbove) return level;
  }
  return 5;
}

/** Where the assessed sections together stand at one level, whichever they work on. */
export function basisAt(
  sections: readonly SectionAssessment[],
  level: Level,
  share: number,
): { readonly progress: number; readonly basis: LevelBasis } {
  const assessed = sections.filter((section) => section.level !== null);
  const practices = assessed.flatMap((section) => practicesAt(section.levels, level));
  const blockers = assessed.flatMap((section) => section.levels.filter((cell) => cell.level <= level).flatMap(blockersOf));
  const behind = assessed.filter((section) => isBehind(section, level)).map(({ id }) => id);
  return { progress: progressOf(practices), basis: basisOf(level, practices, { blockers, behind }, share) };
}

export interface Pooled {
  readonly level: Level | null;
  readonly progress: number;
  readonly basis: LevelBasis | null;
}

/** All assessed sections taken together: the lowest level at which too few practices are met, or at which a section that was judged so far still works on a lower one. */
export function pooled(sections: readonly SectionAssessment[], share: number): Pooled {
  const assessed = sections.filter(({ level }) => level !== null);
  if (assessed.length === 0) return { level: null, progress: 0, basis: null };
  const pool = levels.map((level): LevelAssessment => {
    const practices = assessed.flatMap((section) => practicesAt(section.levels, level));
    return { level, practices, status: statusOfLevel(practices, share) };
  });
  const level = levels.find((candidate) => !isPooledComplete(candidate, pool, assessed, share)) ?? 5;
  return { level, ...basisAt(assessed, level, share) };
}

function isPooledComplete(level: Level, pool: readonly LevelAssessment[], sections: readonly SectionAssessment[], share: number): boolean {
  const practices = practicesAt(pool, level);
  if (sections.some((section) => isBehind(section, level))) return false;
  if (practices.some(applies)) return metPart(practices) >= share;
  return pool.some((cell) => cell.level > level && cell.practices.some(isMetInPart));
}

/** Judged at this level or below, and still working on a lower one; where nothing applies there is nothing to work on. */
function isBehind({ level: working, levels: cells }: SectionAssessment, level: Level): boolean {
  if (working === null || working >= level || !practicesAt(cells, working).some(applies)) return false;
  return cells.some((cell) => cell.level <= level && cell.practices.some(isJudged));
}

export function blockersOf({ practices }: LevelAssessment): readonly string[] {
  return practices.filter(({ blocker }) => blocker).map(({ id }) => id);
}

/** What stands behind a level and its progress. */
export function basisOf(
  level: Level,
  practices: readonly PracticeAssessment[],
  heldBack: Pick<LevelBasis, 'blockers' | 'behind'>,
  share: number,
): LevelBasis {
  const count = (status: PracticeAssessment['status']): number => practices.filter((practice) => practice.status === status).length;
  const judged = practices.filter(isJudged);
  const byAnswers = judged.filter(({ answer }) => answer?.decides === true).length;
  const partly = practices.filter(({ status }) => status === 'partly-met');
  const applicable = practices.filter(applies).length;
  return {
    level,
    met: count('met'),
    partlyMet: partly.length,
    unmet: count('unmet'),
    unconfirmed: count('unconfirmed'),
    notApplicable: practices.length - applicable,
    partShare: partly.reduce((sum, practice) => sum + shareOf(practice), 0),
    // A little less, as products like 0.8 × 15 come out a little more in binary.
    needed: Math.ceil(share * applicable - 1e-9),
    byFiles: judged.length - byAnswers,
    byAnswers,
    ...heldBack,
  };
}
