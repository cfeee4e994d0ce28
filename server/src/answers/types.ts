/** What people answered where files cannot show it, from the file `.cnmaturity.yaml`. */
import type { Span } from '../syntax/tree.ts';
import type { ProjectConfig } from './config.ts';

export const answersFileName = '.cnmaturity.yaml';

export const answerValues = ['yes', 'partly', 'no', 'not-applicable'] as const;

export type AnswerValue = (typeof answerValues)[number];

/** The fields of an answer, in the order in which they are written. */
export const answerFields = ['answer', 'note', 'by', 'date'] as const;

export type AnswerField = (typeof answerFields)[number];

/** Answers are asked for again after that many days, unless the file says otherwise. */
export const defaultReviewAfterDays = 180;

/** One answer as a person gives it. */
export interface GivenAnswer {
  readonly answer: AnswerValue;
  readonly note?: string;
  readonly by?: string;
  /** `YYYY-MM-DD` */
  readonly date?: string;
}

/** One answer as the file holds it. */
export interface Answer extends GivenAnswer {
  /** Older than the file's limit: it is shown, but decides nothing until someone looks at it again. */
  readonly stale: boolean;
  /** The place of its id in the text. */
  readonly span: Span;
  /** The file, where those of several files are taken together. */
  readonly uri?: string;
}

/** The id of the one answer for all sections on AI. */
export const aiAnswerId = 'ai';

/** Answers by the id of a practice, of a section that does not apply as a whole, or `ai`. */
export type Answers = ReadonlyMap<string, Answer>;

export type AnswerProblemSeverity = 'error' | 'warning';

/** What is wrong in the file. At an error there is an answer that does not count; a warning leaves it in place. */
export interface AnswerProblem {
  readonly span: Span;
  readonly message: string;
  readonly severity: AnswerProblemSeverity;
  /** A schema of the file, or any reader of YAML, says the same. */
  readonly shape?: true;
}

export interface AnswersFile {
  readonly answers: Answers;
  /** In the order of their places. */
  readonly problems: readonly AnswerProblem[];
  readonly reviewAfterDays: number;
  readonly config: ProjectConfig;
}

interface Asked {
  readonly id: string;
  readonly section: string;
}

/** The answer that speaks of a practice: its own, else that of its section, else that on AI. */
export function answerOf(answers: Answers, practice: Asked): Answer | undefined {
  const id = answerIdOf(answers, practice);
  return id === undefined ? undefined : answers.get(id);
}

/** What is answered where an answer speaks of a practice. */
export function answerIdOf(answers: Answers, { id, section }: Asked): string | undefined {
  return [id, section, ...(isAiSection(section) ? [aiAnswerId] : [])].find((one) => answers.has(one));
}

export function isAiSection(section: string): boolean {
  return section.endsWith('/ai');
}
