/** Which question comes when. */
import type { Question } from '../../server/src/features/practice-types.ts';

/** In place of a question's id: there is none left. */
export const atEnd = 'end';

function isOpen({ state }: Question): boolean {
  return state !== 'answered';
}

/** The first question from a place on that has no answer that counts. */
export function nextOpen(questions: readonly Question[], from: number, passed: readonly string[] = []): Question | undefined {
  return questions.slice(from).find((question) => isOpen(question) && !passed.includes(question.id));
}

/** How many have no answer that counts. */
export function openCount(questions: readonly Question[]): number {
  return questions.filter(isOpen).length;
}

/** The question to show: the kept one while it is there, else the first open one; undefined at the end. */
export function currentQuestion(questions: readonly Question[], kept: string | null): readonly [number, Question] | undefined {
  if (kept === atEnd) return undefined;
  const question = questions.find(({ id }) => id === kept) ?? nextOpen(questions, 0);
  return question === undefined ? undefined : [questions.indexOf(question), question];
}
