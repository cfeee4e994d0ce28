/** What is there to ask, and in which order. */
import { answerOf } from '../../answers/types.ts';
import type { Answer, Answers } from '../../answers/types.ts';
import type { Assessment, PracticeAssessment } from '../../assessment/types.ts';
import { levels } from '../../model/types.ts';
import type { Level, Model, Practice, Section } from '../../model/types.ts';

export interface PracticeQuestion {
  readonly kind: 'practice';
  readonly level: Level;
  readonly section: Section;
  readonly practice: Practice;
  /** Its own stale answer. */
  readonly earlier: Answer | undefined;
  /** A stale answer speaks of it: its own, or that of its section. */
  readonly stale: boolean;
}

/** Whether a section concerns these people at all. */
export interface SectionQuestion {
  readonly kind: 'section';
  readonly level: Level;
  readonly section: Section;
  readonly earlier: Answer | undefined;
}

export type Question = PracticeQuestion | SectionQuestion;

export interface Filter {
  readonly section: string | undefined;
  readonly level: Level | undefined;
  /** Only answers that are too old. */
  readonly stale: boolean;
}

/**
 * Practices that people can tell and files do not, without an answer that counts: by level, then as the model orders them.
 * Before the first one of a section that need not concern everybody stands the question whether it does.
 */
export function questionsOf(model: Model, assessment: Assessment, answers: Answers, filter: Filter): readonly Question[] {
  const assessed = new Map(
    assessment.sections.flatMap((section) =>
      section.levels.flatMap(({ practices }) => practices.map((practice) => [practice.id, practice] as const)),
    ),
  );
  const sections = model.dimensions
    .flatMap((dimension) => dimension.sections)
    .filter(({ id }) => filter.section === undefined || id === filter.section);
  const practices = levels
    .filter((level) => filter.level === undefined || level === filter.level)
    .flatMap((level) => sections.flatMap((section) => questionsAt(section, level, answers, assessed)))
    .filter(({ stale }) => stale || !filter.stale);
  return withSections(practices, answers);
}

function questionsAt(
  section: Section,
  level: Level,
  answers: Answers,
  assessed: ReadonlyMap<string, PracticeAssessment>,
): readonly PracticeQuestion[] {
  const practices = section.cells.find((cell) => cell.level === level)?.practices ?? [];
  return practices.flatMap((practice): PracticeQuestion[] => {
    const answer = answerOf(answers, practice);
    if (practice.question === undefined || (answer && !answer.stale) || isJudgedByFiles(assessed.get(practice.id))) return [];
    return [{ kind: 'practice', level, section, practice, earlier: answers.get(practice.id), stale: answer !== undefined }];
  });
}

function isJudgedByFiles(practice: PracticeAssessment | undefined): boolean {
  if (!practice || practice.answer?.decides === true) return false;
  return practice.status === 'met' || practice.status === 'partly-met' || practice.status === 'unmet';
}

function withSections(questions: readonly PracticeQuestion[], answers: Answers): readonly Question[] {
  const seen = new Set<string>();
  return questions.flatMap((question): Question[] => {
    const { section, level } = question;
    if (seen.has(section.id) || !isOptional(section, answers)) return [question];
    seen.add(section.id);
    return [{ kind: 'section', level, section, earlier: answers.get(section.id) }, question];
  });
}

/** Not everybody works with AI, nor with what once did not apply as a whole; who answered one of its practices does. */
function isOptional({ id, cells }: Section, answers: Answers): boolean {
  return (id.endsWith('/ai') || answers.has(id)) && !cells.some(({ practices }) => practices.some((practice) => answers.has(practice.id)));
}
