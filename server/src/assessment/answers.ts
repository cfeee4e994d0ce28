/** What files show and what people answer, taken together. */
import type { Answer, AnswerValue } from '../answers/types.ts';
import type { PracticeKind } from '../model/types.ts';
import type { AssessedAnswer, PracticeAssessment, PracticeStatus } from './types.ts';

export interface Answered {
  readonly status: PracticeStatus;
  readonly answer?: AssessedAnswer;
  readonly contradiction?: true;
}

const statusOfAnswer: Readonly<Record<AnswerValue, PracticeStatus>> = {
  yes: 'met',
  partly: 'partly-met',
  no: 'unmet',
  'not-applicable': 'not-applicable',
};

/** Files come first where they judge; an answer fills what they leave open, and decides nothing once it is stale. */
export function applyAnswer(practice: { readonly kind: PracticeKind }, filesStatus: PracticeStatus, answer: Answer | undefined): Answered {
  // What only people can tell is never told by files.
  const status = practice.kind === 'attested' ? 'unconfirmed' : filesStatus;
  if (!answer) return { status };
  const shown = shownAnswer(answer);
  if (answer.stale) return { status, answer: shown };
  if (!isJudgedByFiles(status)) return { status: statusOfAnswer[answer.answer], answer: { ...shown, decides: true } };
  return contradicts(answer.answer, status) ? { status, answer: shown, contradiction: true } : { status, answer: shown };
}

function shownAnswer({ answer, note, by, date, stale }: Answer): AssessedAnswer {
  return {
    answer,
    ...(note === undefined ? {} : { note }),
    ...(by === undefined ? {} : { by }),
    ...(date === undefined ? {} : { date }),
    stale,
    decides: false,
  };
}

function isJudgedByFiles(status: PracticeStatus): boolean {
  return status === 'met' || status === 'partly-met' || status === 'unmet';
}

/** Between "yes" and "partly", or "partly" and "no", there is no quarrel. */
function contradicts(answer: AnswerValue, status: PracticeStatus): boolean {
  switch (answer) {
    case 'yes':
      return status === 'unmet';
    case 'partly':
      return false;
    case 'no':
      return status === 'met';
    case 'not-applicable':
      return true;
  }
}

/** The share of a practice that is met: of its judged subjects, or half where a person says "partly". */
export function shareOf({ status, met, unmet, answer }: PracticeAssessment): number {
  if (status === 'met') return 1;
  if (status === 'partly-met' && answer?.decides === true) return 0.5;
  return met / Math.max(met + unmet, 1);
}
