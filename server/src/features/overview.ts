/** The snapshot that the side panel shows, from a survey of the workspace or of a part of it. */
import { percentOf } from '../assessment/percent.ts';
import { levelInfo, sectionById } from '../model/model.ts';
import type { Level, Section } from '../model/types.ts';
import { isJudged } from '../assessment/levels.ts';
import type { Assessment, LevelAssessment, NextStep, PracticeAssessment, SectionAssessment } from '../assessment/types.ts';
import { areOwn } from '../answers/thresholds.ts';
import type { Answers } from '../answers/types.ts';
import { plainCatalogue } from '../organisation/catalogue.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import type { PlacedFinding } from '../rules/finding.ts';
import { say, translated } from '../texts/texts.ts';
import type {
  Overview,
  OverviewCell,
  OverviewPractice,
  OverviewScope,
  OverviewSection,
  OverviewStep,
  OverviewTarget,
  Place,
} from './overview-types.ts';
import { questionCounts } from './questions.ts';
import type { Project } from './project.ts';
import { workspaceScopeId } from './scopes.ts';
import type { Survey } from './survey.ts';

/** What places need to be shown. */
export type Places = Pick<Project, 'rangeIn' | 'pathOf'>;

/** What places need, and what ids stand for. */
export type Shown = Places & Partial<Pick<Project, 'catalogue'>>;

export interface OverviewInput {
  readonly project: Shown;
  /** Of the shown scope, as the assessment and the answers. */
  readonly survey: Survey;
  readonly assessment: Assessment;
  readonly answers?: Answers;
  readonly scanning: boolean;
  readonly target: OverviewTarget;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly scopes?: readonly OverviewScope[];
  readonly scope?: string;
}

export function overviewOf({
  project,
  survey,
  assessment,
  answers = new Map(),
  scanning,
  target,
  skipped,
  scopes = [],
  scope = workspaceScopeId,
}: OverviewInput): Overview {
  const { overall } = assessment;
  const catalogue = project.catalogue ?? plainCatalogue;
  const { model } = catalogue;
  const sections = new Map(assessment.sections.map((section) => [section.id, section]));
  const dimensions = new Map(assessment.dimensions.map((dimension) => [dimension.id, dimension]));
  return {
    model: { version: model.version, date: model.date },
    state: scanning ? 'scanning' : survey.files === 0 ? 'empty' : 'ready',
    scopes,
    scope,
    overall: {
      level: overall.level,
      name: overall.name,
      meaning: overall.level === null ? '' : translated(levelInfo(overall.level).meaning),
      progress: overall.progress,
      basis: overall.basis,
    },
    target,
    dimensions: model.dimensions.map(({ id, name, sections: own }) => {
      const { level, progress, basis } = dimensions.get(id) ?? { level: null, progress: 0, basis: null };
      return { id, name, level, progress, basis, sections: own.map((section) => sectionOf(section, sections.get(section.id), catalogue)) };
    }),
    steps: assessment.nextSteps.filter(({ kind }) => kind !== 'question').flatMap((step) => stepOf(step, project, survey, catalogue)),
    questions: questionCounts(model, assessment, answers),
    counts: { files: survey.files, findings: survey.findings, accepted: survey.accepted },
    skipped,
    coverage: assessment.coverage,
    ...(areOwn(assessment.thresholds) ? { thresholds: assessment.thresholds } : {}),
  };
}

function sectionOf({ id, name, link, cells }: Section, assessed: SectionAssessment | undefined, catalogue: Catalogue): OverviewSection {
  return {
    id,
    name,
    link,
    level: assessed?.level ?? null,
    progress: assessed?.progress ?? 0,
    basis: assessed?.basis ?? null,
    cells: cells.map(({ level, summary }) =>
      cellOf(
        level,
        summary,
        assessed?.levels.find((one) => one.level === level),
        catalogue,
      ),
    ),
  };
}

function cellOf(level: Level, summary: string, assessed: LevelAssessment | undefined, catalogue: Catalogue): OverviewCell {
  return {
    level,
    summary: translated(summary),
    status: assessed?.status ?? 'not-assessed',
    practices: assessed?.practices.flatMap((one) => practiceOf(one, catalogue)) ?? [],
  };
}

function practiceOf(assessed: PracticeAssessment, catalogue: Catalogue): OverviewPractice[] {
  const { id, status, met, unmet, unknown, blocker, answer, contradiction } = assessed;
  const practice = catalogue.practice(id);
  if (!practice) return [];
  const by = answer?.decides === true ? 'answer' : isJudged(assessed) || status === 'not-applicable' ? 'files' : null;
  const stale = answer?.stale ?? false;
  return [
    {
      id,
      statement: translated(practice.statement),
      status,
      met,
      unmet,
      unknown,
      blocker,
      by,
      stale,
      contradiction: contradiction ?? false,
    },
  ];
}

function stepOf(step: NextStep, project: Places, survey: Survey, catalogue: Catalogue): OverviewStep[] {
  const practice = catalogue.practice(step.practice);
  const section = sectionById(step.section);
  if (!practice || !section) return [];
  const open = survey.openOf(step.practice);
  return [
    {
      practice: step.practice,
      statement: translated(practice.statement),
      section: section.id,
      sectionName: section.name,
      link: section.link,
      level: step.level,
      status: step.status,
      kind: step.kind,
      gain: step.gain,
      blocker: step.blocker,
      completesSection: step.completesSection,
      why: translated(practice.why),
      how: practice.how.map(translated),
      unmet: open?.count ?? 0,
      fixable: open?.fixable ?? 0,
      places: open?.first.flatMap((placed) => placeOf(placed, project)) ?? [],
    },
  ];
}

export function placeOf({ finding, uri, unitStart }: PlacedFinding, project: Places): Place[] {
  const { problem, rule } = finding;
  const range = project.rangeIn(uri, { start: unitStart + problem.start, end: unitStart + problem.end });
  return range ? [{ uri, path: project.pathOf(uri), range, rule: rule.id, message: problem.message }] : [];
}

/** "Level 2 (Operate), 68 %": empty while nothing was judged. */
export function summaryOf({ overall }: Assessment): string {
  return overall.level === null ? '' : say`Level ${String(overall.level)} (${overall.name}), ${percentOf(overall.progress)}`;
}
