/** Outcomes in, levels and next steps out: pure arithmetic, explained in docs/assessment.md. */
import { defaultThresholds } from '../answers/thresholds.ts';
import type { Thresholds } from '../answers/thresholds.ts';
import { answerOf } from '../answers/types.ts';
import type { Answers } from '../answers/types.ts';
import type { Model, Section } from '../model/types.ts';
import type { Tallies } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Evidence } from '../signals/find.ts';
import { applyAnswer } from './answers.ts';
import { basisOf, blockersOf, isJudged, pooled, practicesAt, progressOf, statusOfLevel, workingLevel } from './levels.ts';
import { assessPractice, filesBasis } from './practice.ts';
import type { FilesBasis } from './practice.ts';
import { nextSteps } from './steps.ts';
import type {
  Assessment,
  DimensionAssessment,
  LevelAssessment,
  OverallAssessment,
  PracticeAssessment,
  SectionAssessment,
} from './types.ts';

export interface AssessOptions {
  /** What people answered. */
  readonly answers?: Answers;
  /** When a practice is met and a level complete, where the team says so. */
  readonly thresholds?: Thresholds;
}

const noAnswers: Answers = new Map();

/** The assessment of a workspace, or of a part of it, from the judged subjects of each rule, the signals that were found, and what people answered. */
export function assess(
  tallies: Tallies,
  model: Model,
  rules: readonly Rule[],
  evidence: Evidence,
  { answers = noAnswers, thresholds = defaultThresholds }: AssessOptions = {},
): Assessment {
  const { practiceMet, levelComplete } = thresholds;
  const basis = filesBasis(tallies, rules, evidence, practiceMet);
  const sections = model.dimensions.flatMap((dimension) =>
    dimension.sections.map((section) => assessSection(section, basis, answers, levelComplete)),
  );
  const overall = assessOverall(sections, model, levelComplete);
  return {
    overall,
    findingsLevel: pooled(
      sections.map((section) => onlyRuled(section, levelComplete)),
      levelComplete,
    ).level,
    dimensions: model.dimensions.map(({ id, sections: own }) =>
      assessDimension(
        id,
        sections.filter((section) => own.some((one) => one.id === section.id)),
        levelComplete,
      ),
    ),
    sections,
    nextSteps: overall.level === null ? [] : nextSteps(sections, overall.level, levelComplete),
    coverage: coverageOf(sections, model),
    thresholds,
  };
}

/** The section as far as rules judge it: signals and answers do not decide which findings are asked for now. */
function onlyRuled(section: SectionAssessment, share: number): SectionAssessment {
  const cells = section.levels.map(({ level, practices }): LevelAssessment => {
    const ruled = practices.filter(({ met, unmet }) => met + unmet > 0);
    return { level, practices: ruled, status: statusOfLevel(ruled, share) };
  });
  const judged = cells.some(({ practices }) => practices.length > 0);
  return { ...section, levels: cells, level: judged ? workingLevel(cells, share) : null };
}

function assessSection({ id, cells }: Section, basis: FilesBasis, answers: Answers, share: number): SectionAssessment {
  const assessed = cells.map((cell): LevelAssessment => {
    const practices = cell.practices.map((practice) => {
      const shown = assessPractice(practice, basis);
      return { ...shown, ...applyAnswer(practice, shown.status, answerOf(answers, practice)) };
    });
    return { level: cell.level, practices, status: statusOfLevel(practices, share) };
  });
  if (!assessed.some(({ practices }) => practices.some(isJudged))) return { id, level: null, levels: assessed, progress: 0, basis: null };
  const level = workingLevel(assessed, share);
  const levels = assessed.map((cell) => (cell.level === level ? { ...cell, practices: cell.practices.map(markBlocker) } : cell));
  const practices = practicesAt(levels, level);
  const blockers = levels.flatMap(blockersOf);
  return { id, level, levels, progress: progressOf(practices), basis: basisOf(level, practices, { blockers, behind: [] }, share) };
}

function markBlocker(practice: PracticeAssessment): PracticeAssessment {
  return practice.status === 'unmet' ? { ...practice, blocker: true } : practice;
}

function assessDimension(id: string, sections: readonly SectionAssessment[], share: number): DimensionAssessment {
  return { id, ...pooled(sections, share) };
}

function assessOverall(sections: readonly SectionAssessment[], model: Model, share: number): OverallAssessment {
  const { level, progress, basis } = pooled(sections, share);
  return { level, progress, basis, name: level === null ? '' : (model.levels[level - 1]?.name ?? '') };
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
