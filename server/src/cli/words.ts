/** Statuses and answers in words. */
import { areOwn } from '../answers/thresholds.ts';
import type { Thresholds } from '../answers/thresholds.ts';
import { answersFileName } from '../answers/types.ts';
import type { AnswerValue } from '../answers/types.ts';
import { percentOf } from '../assessment/percent.ts';
import type { PracticeStatus } from '../assessment/types.ts';
import type { QuestionCount } from '../features/overview-types.ts';
import type { Level } from '../model/types.ts';

export const statusWords: Readonly<Record<PracticeStatus, string>> = {
  met: 'met',
  'partly-met': 'partly met',
  unmet: 'unmet',
  unconfirmed: 'unconfirmed',
  'not-applicable': 'not applicable',
};

export const answerWords: Readonly<Record<AnswerValue, string>> = {
  yes: 'yes',
  partly: 'partly',
  no: 'no',
  'not-applicable': 'not applicable',
};

/** Empty unless the team has set other shares than the usual ones. */
export function thresholdsText(thresholds: Thresholds): string {
  if (!areOwn(thresholds)) return '';
  const { practiceMet, levelComplete } = thresholds;
  return `As ${answersFileName} says, a practice is met when ${percentOf(practiceMet)} of what was judged is, and a level is complete when ${percentOf(levelComplete)} of its practices are met.`;
}

/** How many questions are open up to a level, as the side panel says it; without a full stop. */
export function openQuestionsText(levels: readonly QuestionCount[], upTo: Level): string {
  const counted = levels.filter(({ level }) => level <= upTo);
  const open = counted.reduce((sum, one) => sum + one.open, 0);
  if (open === 0) return `All questions up to Level ${String(upTo)} are answered`;
  const where = counted.every((one) => one.level === upTo || one.open === 0) ? 'at' : 'up to';
  return `${open === 1 ? '1 question is' : `${String(open)} questions are`} open ${where} Level ${String(upTo)}`;
}
