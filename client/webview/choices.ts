/** The answers that a question offers. */
import type { AnswerValue } from '../../server/src/answers/types.ts';
import type { Question, ShownAnswer } from '../../server/src/features/practice-types.ts';
import { t } from './l10n.ts';

export interface Choice {
  readonly value: AnswerValue;
  /** The key that gives this answer at once. */
  readonly key: string;
  readonly label: string;
  /** What the server is asked to write; undefined for nothing. */
  readonly writes: AnswerValue | 'remove' | undefined;
}

/** All that the form needs to know of what is answered. */
export interface Answerable {
  readonly id: string;
  readonly question: string;
  /** The answer there is. */
  readonly earlier: ShownAnswer | null;
  readonly choices: readonly Choice[];
  /** The choice that the earlier answer stands for. */
  readonly chosen: AnswerValue | undefined;
  /** The earlier answer can be taken back. */
  readonly isRemovable: boolean;
}

const keys: Readonly<Record<AnswerValue, string>> = { yes: 'Y', partly: 'P', no: 'N', 'not-applicable': 'A' };

/** A practice, with the answers that it may have. */
export function practiceAnswerable(
  id: string,
  question: string,
  answer: ShownAnswer | null,
  values: readonly AnswerValue[] = ['yes', 'partly', 'no', 'not-applicable'],
): Answerable {
  // What was said of a whole section or of AI is answered there.
  const earlier = answer?.id === id ? answer : null;
  const labels = { yes: t('Yes'), partly: t('Partly'), no: t('No'), 'not-applicable': t('Does not apply') };
  return {
    id,
    question,
    earlier,
    choices: values.map((value) => ({ value, key: keys[value], label: labels[value], writes: value })),
    chosen: earlier?.answer,
    isRemovable: earlier !== null,
  };
}

/** Anything that people are asked one by one. */
export function answerableOf(question: Question): Answerable {
  const { id, answer, kind } = question;
  if (kind === 'practice') return practiceAnswerable(id, question.question, answer);
  return {
    id,
    question: question.question,
    earlier: answer,
    choices: [
      { value: 'yes', key: keys.yes, label: t('Yes'), writes: answer === null ? undefined : 'remove' },
      {
        value: 'no',
        key: keys.no,
        label: kind === 'ai' ? t('No, we do not use AI') : t('No, it does not concern us'),
        writes: 'not-applicable',
      },
    ],
    chosen: answer?.answer === 'not-applicable' ? 'no' : undefined,
    isRemovable: false,
  };
}
