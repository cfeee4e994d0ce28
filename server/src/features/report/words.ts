/** The words of a report, in the language of whoever asks for it. */
import type { LevelStatus, PracticeStatus } from '../../assessment/types.ts';
import type { Level } from '../../model/types.ts';

/** The text in that language, with {0}, {1}, … replaced by the values. */
export type Say = (text: string, ...values: (string | number)[]) => string;

/** English as it stands in the code. */
export const inEnglish: Say = (text, ...values) =>
  text.replace(/\{(\d+)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));

export function levelName(level: Level, say: Say): string {
  return { 1: say('Build'), 2: say('Operate'), 3: say('Scale'), 4: say('Improve'), 5: say('Adapt') }[level];
}

/** "Level 2 · Operate". */
export function levelTitle(level: Level, say: Say): string {
  return say('Level {0} · {1}', level, levelName(level, say));
}

export function statusText(status: LevelStatus | PracticeStatus, say: Say): string {
  return {
    met: say('met'),
    'partly-met': say('partly met'),
    unmet: say('missing'),
    unconfirmed: say('not confirmed'),
    'not-applicable': say('does not apply'),
    'not-assessed': say('not assessed'),
  }[status];
}

/** One form for 1, another for all other numbers. */
export function count(number: number, one: string, many: string, say: Say): string {
  return say(number === 1 ? one : many, number);
}
