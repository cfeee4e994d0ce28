/** The snapshot that the side panel shows, from a survey of the workspace. */
import { percentOf } from '../assessment/percent.ts';
import { levelInfo, model, practiceById, sectionById } from '../model/model.ts';
import type { Level, Section } from '../model/types.ts';
import type { Assessment, LevelAssessment, NextStep, PracticeAssessment, SectionAssessment } from '../assessment/types.ts';
import type { PlacedFinding } from '../rules/finding.ts';
import type { Overview, OverviewCell, OverviewPractice, OverviewSection, OverviewStep, Place } from './overview-types.ts';
import type { Project } from './project.ts';
import type { Survey } from './survey.ts';

export interface OverviewInput {
  readonly project: Project;
  readonly survey: Survey;
  readonly assessment: Assessment;
  readonly scanning: boolean;
  readonly target: { readonly level: Level; readonly set: boolean };
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

export function overviewOf({ project, survey, assessment, scanning, target, skipped }: OverviewInput): Overview {
  const { overall } = assessment;
  return {
    model: { version: model.version, date: model.date },
    state: scanning ? 'scanning' : survey.files === 0 ? 'empty' : 'ready',
    overall: {
      level: overall.level,
      name: overall.name,
      meaning: overall.level === null ? '' : levelInfo(overall.level).meaning,
      progress: overall.progress,
    },
    target,
    dimensions: model.dimensions.map(({ id, name, sections }) => ({
      id,
      name,
      level: assessment.dimensions.find((dimension) => dimension.id === id)?.level ?? null,
      sections: sections.map((section) =>
        sectionOf(
          section,
          assessment.sections.find((one) => one.id === section.id),
        ),
      ),
    })),
    steps: assessment.nextSteps.flatMap((step) => stepOf(step, project, survey)),
    counts: { files: survey.files, findings: survey.findings, accepted: survey.accepted },
    skipped,
    coverage: assessment.coverage,
  };
}

function sectionOf({ id, name, link, cells }: Section, assessed: SectionAssessment | undefined): OverviewSection {
  return {
    id,
    name,
    link,
    level: assessed?.level ?? null,
    progress: assessed?.progress ?? 0,
    cells: cells.map(({ level, summary }) =>
      cellOf(
        level,
        summary,
        assessed?.levels.find((one) => one.level === level),
      ),
    ),
  };
}

function cellOf(level: Level, summary: string, assessed: LevelAssessment | undefined): OverviewCell {
  return { level, summary, status: assessed?.status ?? 'not-assessed', practices: assessed?.practices.flatMap(practiceOf) ?? [] };
}

function practiceOf({ id, status, met, unmet, unknown }: PracticeAssessment): OverviewPractice[] {
  const practice = practiceById(id);
  return practice ? [{ id, statement: practice.statement, status, met, unmet, unknown }] : [];
}

function stepOf(step: NextStep, project: Project, survey: Survey): OverviewStep[] {
  const practice = practiceById(step.practice);
  const section = sectionById(step.section);
  if (!practice || !section) return [];
  const open = survey.openOf(step.practice);
  return [
    {
      practice: step.practice,
      statement: practice.statement,
      section: section.id,
      sectionName: section.name,
      link: section.link,
      level: step.level,
      status: step.status,
      why: practice.why,
      how: practice.how,
      unmet: open?.count ?? 0,
      fixable: open?.fixable ?? 0,
      places: open?.first.flatMap((placed) => placeOf(placed, project)) ?? [],
    },
  ];
}

function placeOf({ finding, uri, unitStart }: PlacedFinding, project: Project): Place[] {
  const { problem, rule } = finding;
  const range = project.rangeIn(uri, { start: unitStart + problem.start, end: unitStart + problem.end });
  return range ? [{ uri, path: project.pathOf(uri), range, rule: rule.id, message: problem.message }] : [];
}

/** "Level 2 (Operate), 68 %": empty while nothing was judged. */
export function summaryOf({ overall }: Assessment): string {
  return overall.level === null ? '' : `Level ${String(overall.level)} (${overall.name}), ${percentOf(overall.progress)}`;
}
