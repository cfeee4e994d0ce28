/** Outcomes in, levels and next steps out: pure arithmetic, explained in docs/assessment.md. */
import { answerOf } from '../answers/types.ts';
import type { Answers } from '../answers/types.ts';
import { signalsOf } from '../model/signals.ts';
import { levels } from '../model/types.ts';
import type { Level, Model, Practice, Section } from '../model/types.ts';
import type { Rule } from '../rules/rule.ts';
import type { Tallies, Tally } from '../rules/finding.ts';
import type { Evidence } from '../signals/find.ts';
import { applyAnswer, shareOf } from './answers.ts';
import type {
  Assessment,
  DimensionAssessment,
  FoundSignal,
  LevelAssessment,
  LevelStatus,
  NextStep,
  OverallAssessment,
  PracticeAssessment,
  PracticeStatus,
  SectionAssessment,
} from './types.ts';

/** A practice is met when at least this share of its judged subjects is. */
export const metShare = 0.9;
/** A level is complete when at least this share of its applicable practices is met. */
export const completeShare = 0.8;

export interface AssessOptions {
  /** What people answered. */
  readonly answers?: Answers;
}

const noAnswers: Answers = new Map();

/** The assessment of a workspace from the judged subjects of each rule, the signals that were found, and what people answered. */
export function assess(
  tallies: Tallies,
  model: Model,
  rules: readonly Rule[],
  evidence: Evidence,
  { answers = noAnswers }: AssessOptions = {},
): Assessment {
  const basis: Basis = { tallies, rulesOf: groupByPractice(rules), evidence, usesAi: [...evidence.keys()].some(isAiSignal), answers };
  const sections = model.dimensions.flatMap((dimension) => dimension.sections.map((section) => assessSection(section, basis)));
  const overall = assessOverall(sections, model);
  return {
    overall,
    findingsLevel: pooled(sections.map(onlyRuled)).level,
    dimensions: model.dimensions.map(({ id, sections: own }) =>
      assessDimension(
        id,
        sections.filter((section) => own.some((one) => one.id === section.id)),
      ),
    ),
    sections,
    nextSteps: overall.level === null ? [] : nextSteps(sections, overall.level),
    coverage: coverageOf(sections, model),
  };
}

/** The section as far as rules judge it: signals and answers do not decide which findings are asked for now. */
function onlyRuled(section: SectionAssessment): SectionAssessment {
  const cells = section.levels.map(({ level, practices }): LevelAssessment => {
    const ruled = practices.filter(({ met, unmet }) => met + unmet > 0);
    return { level, practices: ruled, status: statusOfLevel(ruled) };
  });
  const judged = cells.some(({ practices }) => practices.length > 0);
  return { ...section, levels: cells, level: judged ? workingLevel(cells) : null };
}

function groupByPractice(rules: readonly Rule[]): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const { id, practice } of rules) {
    const list = grouped.get(practice);
    if (list) list.push(id);
    else grouped.set(practice, [id]);
  }
  return grouped;
}

/** What practices are judged by. */
interface Basis {
  readonly tallies: Tallies;
  readonly rulesOf: ReadonlyMap<string, readonly string[]>;
  readonly evidence: Evidence;
  /** Some file shows that AI is used at all. */
  readonly usesAi: boolean;
  readonly answers: Answers;
}

function assessSection(section: Section, basis: Basis): SectionAssessment {
  const cells = section.cells.map((cell): LevelAssessment => {
    const practices = cell.practices.map((practice) => {
      const shown = assessPractice(practice, basis);
      return { ...shown, ...applyAnswer(practice, shown.status, answerOf(basis.answers, practice)) };
    });
    return { level: cell.level, practices, status: statusOfLevel(practices) };
  });
  const judged = cells.some(({ practices }) => practices.some(isJudged));
  const level = judged ? workingLevel(cells) : null;
  return { id: section.id, level, levels: cells, progress: level === null ? 0 : progressOf(practicesAt(cells, level)) };
}

const nothing: Tally = { met: 0, unmet: 0, unknown: 0, accepted: 0 };

function assessPractice(practice: Practice, basis: Basis): PracticeAssessment {
  const sum = { ...nothing };
  const rules = basis.rulesOf.get(practice.id) ?? [];
  for (const rule of rules) {
    const tally = basis.tallies.get(rule) ?? nothing;
    sum.met += tally.met;
    sum.unmet += tally.unmet;
    sum.unknown += tally.unknown;
    sum.accepted += tally.accepted;
  }
  const signals = foundFor(practice, basis);
  return { id: practice.id, level: practice.level, status: statusOf(practice, sum, rules, signals), ...sum, rules, signals };
}

function foundFor({ id, section, kind }: Practice, { evidence, usesAi }: Basis): readonly FoundSignal[] {
  if (kind === 'attested') return [];
  // What serves everything serves AI only where there is some.
  const generic = !section.endsWith('/ai') || usesAi;
  return signalsOf(id).flatMap((signal) => {
    const count = evidence.get(signal)?.count ?? 0;
    return count > 0 && (generic || isAiSignal(signal)) ? [{ id: signal, count }] : [];
  });
}

function isAiSignal(id: string): boolean {
  return /^ai(?:ops)?-/.test(id);
}

/** Rules with judged subjects decide; where they judged nothing, a signal does. */
function statusOf(practice: Practice, tally: Tally, rules: readonly string[], signals: readonly FoundSignal[]): PracticeStatus {
  const { met, unmet, unknown, accepted } = tally;
  if (met + unmet > 0) {
    if (met / (met + unmet) >= metShare) return 'met';
    return met === 0 ? 'unmet' : 'partly-met';
  }
  if (signals.length > 0) return 'met';
  const onlyRules = rules.length > 0 && practice.kind === 'observed' && signalsOf(practice.id).length === 0;
  return onlyRules && unknown + accepted === 0 ? 'not-applicable' : 'unconfirmed';
}

function isJudged({ status }: PracticeAssessment): boolean {
  return status === 'met' || status === 'partly-met' || status === 'unmet';
}

function applies({ status }: PracticeAssessment): boolean {
  return status !== 'not-applicable';
}

function statusOfLevel(practices: readonly PracticeAssessment[]): LevelStatus {
  if (!practices.some(isJudged)) return 'not-assessed';
  if (isComplete(practices)) return 'met';
  return practices.some(isMetInPart) ? 'partly-met' : 'unmet';
}

/** None is unmet, and enough of those that apply are met; a level to which nothing applies is not complete. */
function isComplete(practices: readonly PracticeAssessment[]): boolean {
  return practices.some(applies) && practices.every(({ status }) => status !== 'unmet') && metPart(practices) >= completeShare;
}

function metPart(practices: readonly PracticeAssessment[]): number {
  const applicable = practices.filter(applies).length;
  return applicable === 0 ? 0 : practices.filter(({ status }) => status === 'met').length / applicable;
}

/** The share of the applicable practices that is met, a practice that is partly met counting by its share of subjects. */
function progressOf(practices: readonly PracticeAssessment[]): number {
  const applicable = practices.filter(applies);
  const sum = applicable.reduce((total, practice) => total + shareOf(practice), 0);
  return applicable.length === 0 ? 0 : sum / applicable.length;
}

function practicesAt(cells: readonly LevelAssessment[], level: Level): readonly PracticeAssessment[] {
  return cells.find((cell) => cell.level === level)?.practices ?? [];
}

/** The lowest level that is not complete. A level to which nothing applies is passed over only where something above it is met. */
function workingLevel(cells: readonly LevelAssessment[]): Level {
  for (const level of levels) {
    const practices = practicesAt(cells, level);
    if (isComplete(practices)) continue;
    const metAbove = cells.some((cell) => cell.level > level && cell.practices.some(isMetInPart));
    if (practices.some(applies) || !metAbove) return level;
  }
  return 5;
}

function isMetInPart({ status }: PracticeAssessment): boolean {
  return status === 'met' || status === 'partly-met';
}

function assessDimension(id: string, sections: readonly SectionAssessment[]): DimensionAssessment {
  const { level, progress } = pooled(sections);
  return { id, level, progress };
}

function assessOverall(sections: readonly SectionAssessment[], model: Model): OverallAssessment {
  const { level, progress } = pooled(sections);
  return { level, progress, name: level === null ? '' : (model.levels[level - 1]?.name ?? '') };
}

/** All assessed sections taken together: the lowest level at which too few practices are met, or at which a section that was judged so far still works on a lower one. */
function pooled(sections: readonly SectionAssessment[]): { readonly level: Level | null; readonly progress: number } {
  const assessed = sections.filter(({ level }) => level !== null);
  if (assessed.length === 0) return { level: null, progress: 0 };
  const pool = levels.map((level): LevelAssessment => {
    const practices = assessed.flatMap((section) => practicesAt(section.levels, level));
    return { level, practices, status: statusOfLevel(practices) };
  });
  const level = levels.find((candidate) => !isPooledComplete(candidate, pool, assessed)) ?? 5;
  return { level, progress: progressOf(practicesAt(pool, level)) };
}

function isPooledComplete(level: Level, pool: readonly LevelAssessment[], sections: readonly SectionAssessment[]): boolean {
  const practices = practicesAt(pool, level);
  if (sections.some((section) => isBehind(section, level))) return false;
  if (practices.some(applies)) return metPart(practices) >= completeShare;
  return pool.some((cell) => cell.level > level && cell.practices.some(isMetInPart));
}

/** Judged at this level or below, and still working on a lower one. */
function isBehind({ level: working, levels: cells }: SectionAssessment, level: Level): boolean {
  return working !== null && working < level && cells.some((cell) => cell.level <= level && cell.practices.some(isJudged));
}

const rank: Readonly<Record<PracticeStatus, number>> = { unmet: 0, 'partly-met': 1, unconfirmed: 2, met: 3, 'not-applicable': 3 };

/** Practices up to the level being worked on that are not met: lower levels first, then what files show to be missed, then by how little is left. */
function nextSteps(sections: readonly SectionAssessment[], level: Level): readonly NextStep[] {
  return sections
    .flatMap((section) =>
      section.levels
        .filter((cell) => cell.level <= level)
        .flatMap(({ practices }) =>
          practices
            .filter(({ status }) => status === 'unmet' || status === 'partly-met' || status === 'unconfirmed')
            .map((practice): NextStep => ({
              practice: practice.id,
              section: section.id,
              level: practice.level,
              status: practice.status,
              unmet: practice.unmet,
            })),
        ),
    )
    .sort((a, b) => a.level - b.level || rank[a.status] - rank[b.status] || a.unmet - b.unmet || (a.practice < b.practice ? -1 : 1));
}

function coverageOf(sections: readonly SectionAssessment[], model: Model): Assessment['coverage'] {
  const judged = sections.flatMap(({ levels: cells }) => cells.flatMap(({ practices }) => practices)).filter(isJudged);
  const byAnswers = judged.filter(({ answer }) => answer?.decides === true).length;
  const practices = model.dimensions.flatMap((dimension) =>
    dimension.sections.flatMap((section) => section.cells.map((cell) => cell.practices.length)),
  );
  return {
    judged: judged.length,
    byFiles: judged.length - byAnswers,
    byAnswers,
    practices: practices.reduce((sum, count) => sum + count, 0),
  };
}
