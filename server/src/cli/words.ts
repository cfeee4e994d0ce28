/** Statuses and answers in words. */
import type { AnswerValue } from '../answers/types.ts';
import type { PracticeStatus } from '../assessment/types.ts';

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
