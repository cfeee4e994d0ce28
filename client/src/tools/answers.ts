/** What the tools answer, as JSON that a model reads; pages of guidance stay Markdown. */
import type { FindingList } from '../../../server/src/features/finding-list-types.ts';
import type { Overview } from '../../../server/src/features/overview-types.ts';
import type { Proposal } from '../../../server/src/features/proposal.ts';

/** Lines of answers are 1-based, as people and models count them. */
export function findingsAnswer({ total, target, rules, places }: FindingList, nameOf: (uri: string) => string): string {
  return JSON.stringify({
    total,
    targetLevel: target,
    shown: places.length,
    ...(places.length < total ? { note: 'Not all places are shown: narrow by filePath, rule, section or upToLevel.' } : {}),
    rules: rules.map(({ rule, title, level, section, practice, count, fixSafety }) => {
      return { rule, title, level, section, practice, count, fix: fixSafety ?? 'none' };
    }),
    findings: places.map(({ uri, range, rule, message }) => ({ rule, file: nameOf(uri), line: range.start.line + 1, message })),
  });
}

/** The whole, or one section with its practices. */
export function assessmentAnswer(overview: Overview, sectionId: string | undefined): string {
  const { model, state, overall, target, dimensions, steps, counts, coverage, questions } = overview;
  if (sectionId !== undefined) return sectionAnswer(overview, sectionId);
  return JSON.stringify({
    model: { name: 'CNCF Cloud Native Maturity Model', ...model },
    state,
    overall: { level: overall.level, name: overall.name, meaning: overall.meaning, progressPercent: percent(overall.progress) },
    targetLevel: target.level,
    counts,
    coverage,
    openQuestions: questions,
    dimensions: dimensions.map(({ id, name, level, progress, sections }) => ({
      id,
      name,
      level,
      progressPercent: percent(progress),
      sections: sections.map((section) => ({ id: section.id, name: section.name, level: section.level })),
    })),
    nextSteps: steps.slice(0, 10).map(({ practice, statement, section, level, status, unmet, fixable, how }) => {
      return { practice, statement, section, level, status, findings: unmet, fixableWithoutJudgement: fixable, how };
    }),
  });
}

function sectionAnswer({ dimensions }: Overview, id: string): string {
  const sections = dimensions.flatMap(({ sections: own }) => own);
  const section = sections.find((one) => one.id === id);
  if (section === undefined) throw new Error(`There is no section "${id}". Sections are: ${sections.map((one) => one.id).join(', ')}`);
  return JSON.stringify({
    id,
    name: section.name,
    link: section.link,
    level: section.level,
    progressPercent: percent(section.progress),
    levels: section.cells.map(({ level, status, summary, practices }) => ({
      level,
      status,
      summary,
      practices: practices.map(({ id: practice, statement, status: so }) => ({ practice, statement, status: so })),
    })),
  });
}

/** The proposals for one rule in one file. */
export function proposalsAnswer(file: string, proposals: readonly Proposal[]): string {
  return JSON.stringify({
    file,
    applied: false,
    note: 'Nothing was changed. A fix marked "review" holds values that a person must judge.',
    proposals: proposals.map(({ rule, line, message, fix }) => ({ rule, line: line + 1, message, fix })),
  });
}

function percent(share: number): number {
  return Math.floor(share * 100);
}
