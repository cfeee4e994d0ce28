/** What is there to ask, and in which order. */
import { aiAnswerId, answerIdOf, isAiSection } from '../answers/types.ts';
import type { Answer, Answers } from '../answers/types.ts';
import type { Assessment, PracticeAssessment } from '../assessment/types.ts';
import { levels } from '../model/types.ts';
import type { Level, Model, Practice, Section } from '../model/types.ts';
import type { QuestionCount } from './overview-types.ts';

export type QuestionState = 'open' | 'stale' | 'answered';

export interface AskedPractice {
  readonly kind: 'practice';
  readonly id: string;
  readonly level: Level;
  readonly section: Section;
  readonly practice: Practice;
  /** Its own answer, whatever its age. */
  readonly earlier: Answer | undefined;
  /** What is answered where an answer speaks of it: itself, its section, or `ai`. */
  readonly answeredAs: string | undefined;
  readonly state: QuestionState;
}

/** Whether a section, or AI in all its sections, concerns these people at all. */
export interface AskedConcern {
  readonly kind: 'section' | 'ai';
  readonly id: string;
  /** Where it is asked first. */
  readonly level: Level;
  readonly section: Section;
  readonly earlier: Answer | undefined;
  readonly state: QuestionState;
}

export type Asked = AskedPractice | AskedConcern;

export interface Filter {
  readonly section?: string | undefined;
  readonly level?: Level | undefined;
  readonly upTo?: Level | undefined;
  readonly states: readonly QuestionState[];
}

/**
 * Practices that people can tell and files do not judge: by level, then as the model orders them.
 * Before the first one of a section that need not concern everybody stands the question whether it does.
 */
export function questionsOf(model: Model, assessment: Assessment, answers: Answers, filter: Filter): readonly Asked[] {
  const practices = askedPractices(model, assessment, answers).filter(
    ({ section, level, state }) =>
      (filter.section === undefined || section.id === filter.section) &&
      (filter.level === undefined || level === filter.level) &&
      (filter.upTo === undefined || level <= filter.upTo) &&
      filter.states.includes(state),
  );
  return withConcerns(practices, answers, model);
}

function askedPractices(model: Model, assessment: Assessment, answers: Answers): readonly AskedPractice[] {
  const assessed = new Map(
    assessment.sections.flatMap((section) =>
      section.levels.flatMap(({ practices }) => practices.map((practice) => [practice.id, practice] as const)),
    ),
  );
  const sections = model.dimensions.flatMap((dimension) => dimension.sections);
  return levels.flatMap((level) => sections.flatMap((section) => askedAt(section, level, answers, assessed)));
}

function askedAt(
  section: Section,
  level: Level,
  answers: Answers,
  assessed: ReadonlyMap<string, PracticeAssessment>,
): readonly AskedPractice[] {
  const practices = section.cells.find((cell) => cell.level === level)?.practices ?? [];
  return practices
    .filter(({ id, kind }) => kind !== 'observed' && !isJudgedByFiles(assessed.get(id)))
    .map((practice) => askedPractice(practice, section, answers));
}

export function askedPractice(practice: Practice, section: Section, answers: Answers): AskedPractice {
  const { id, level } = practice;
  const answeredAs = answerIdOf(answers, practice);
  const answer = answeredAs === undefined ? undefined : answers.get(answeredAs);
  return { kind: 'practice', id, level, section, practice, earlier: answers.get(id), answeredAs, state: stateOf(answer) };
}

function stateOf(answer: Answer | undefined): QuestionState {
  if (!answer) return 'open';
  return answer.stale ? 'stale' : 'answered';
}

function isJudgedByFiles(practice: PracticeAssessment | undefined): boolean {
  if (!practice || practice.answer?.decides === true) return false;
  return practice.status === 'met' || practice.status === 'partly-met' || practice.status === 'unmet';
}

function withConcerns(questions: readonly AskedPractice[], answers: Answers, model: Model): readonly Asked[] {
  const seen = new Set<string>();
  return questions.flatMap((question): Asked[] => {
    const { section, level } = question;
    const id = concernOf(section, answers, model);
    if (id === undefined || seen.has(id)) return [question];
    seen.add(id);
    return [askedConcern(id, level, section, answers), question];
  });
}

export function askedConcern(id: string, level: Level, section: Section, answers: Answers): AskedConcern {
  const earlier = answers.get(id);
  return { kind: id === aiAnswerId ? 'ai' : 'section', id, level, section, earlier, state: stateOf(earlier) };
}

/** Not everybody works with AI, nor with what once did not apply as a whole; who answered one of its practices does. */
function concernOf({ id, cells }: Section, answers: Answers, { dimensions }: Model): string | undefined {
  const hasOwn = (list: Section['cells']): boolean => list.some(({ practices }) => practices.some((practice) => answers.has(practice.id)));
  if (answers.has(id)) return hasOwn(cells) ? undefined : id;
  if (!isAiSection(id)) return undefined;
  if (answers.has(aiAnswerId)) return aiAnswerId;
  return dimensions.some(({ sections }) => sections.some((section) => isAiSection(section.id) && hasOwn(section.cells)))
    ? undefined
    : aiAnswerId;
}

/** The questions that fall away where a concern is none. */
export function isCoveredBy({ kind, id }: AskedConcern, { section, earlier }: AskedPractice): boolean {
  if (earlier) return false;
  return kind === 'ai' ? isAiSection(section.id) : section.id === id;
}

/** Of the level being worked on, and of each: as many as `questionsOf` lists. */
export function questionCounts(
  model: Model,
  assessment: Assessment,
  answers: Answers,
): QuestionCount & { readonly levels: readonly QuestionCount[] } {
  const asked = withConcerns(askedPractices(model, assessment, answers), answers, model);
  const counts = levels.map((level): QuestionCount => {
    const own = asked.filter((question) => question.level === level);
    const stale = own.filter(({ state }) => state === 'stale').length;
    const open = own.filter(({ state }) => state === 'open').length + stale;
    return { level, open, stale, total: own.length };
  });
  const working = assessment.overall.level ?? 1;
  const { open, stale, total } = counts[working - 1] ?? { open: 0, stale: 0, total: 0 };
  return { level: working, open, stale, total, levels: counts };
}
