/** Levels, statuses and numbers in words. */
import type { AnswerValue } from '../../server/src/answers/types.ts';
import type { LevelStatus, PracticeStatus } from '../../server/src/assessment/types.ts';
import type { Level } from '../../server/src/model/types.ts';
import type { OverviewPractice } from '../../server/src/features/overview-types.ts';
import type { ShownAnswer } from '../../server/src/features/practice-types.ts';
import { t } from './l10n.ts';

export type AnyStatus = LevelStatus | PracticeStatus;

/** The name of a level alone: "Operate". */
export function levelName(level: Level): string {
  return { 1: t('Build'), 2: t('Operate'), 3: t('Scale'), 4: t('Improve'), 5: t('Adapt') }[level];
}

/** "Level 2 · Operate". */
export function levelTitle(level: Level): string {
  return t('Level {0} · {1}', level, levelName(level));
}

/** What stands beside a status's icon, or for it. */
export function statusText(status: AnyStatus): string {
  switch (status) {
    case 'met':
      return t('met');
    case 'partly-met':
      return t('partly met');
    case 'unmet':
      return t('missing');
    case 'unconfirmed':
      return t('not confirmed');
    case 'not-applicable':
      return t('does not apply');
    case 'not-assessed':
      return t('not assessed');
  }
}

/** An answer as a word of a sentence. */
export function answerText(answer: AnswerValue): string {
  return { yes: t('yes'), partly: t('partly'), no: t('no'), 'not-applicable': t('does not apply') }[answer];
}

/** Who answered and when: "Platform team, Nov 2, 2026"; empty where the answer does not say. */
export function answerSource({ by, date }: ShownAnswer): string {
  return [...(by === undefined ? [] : [by]), ...(date === undefined ? [] : [dateText(date)])].join(', ');
}

/** A share from 0 to 1 as whole per cents, rounded down: 100 only when all is done. */
export function percent(share: number): number {
  // A share such as 0.29 is a little less in binary.
  return Math.floor(share * 100 + 1e-9);
}

/** What was counted for a practice: "3 of 5 meet it"; empty where nothing was. */
export function practiceCounts({ met, unmet, unknown }: Pick<OverviewPractice, 'met' | 'unmet' | 'unknown'>): string {
  const judged = met + unmet > 0 ? [t('{0} of {1} meet it', met, met + unmet)] : [];
  const open = unknown > 0 ? [t('{0} cannot be told', unknown)] : [];
  return [...judged, ...open].join(', ');
}

/** A date such as 2025-11-10 as the editor's language writes it. */
export function dateText(date: string): string {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
}
