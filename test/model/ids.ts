/** The ids that people and other tools may rely on: answers, comments and settings are kept by them. */
import { model } from '../../server/src/model/model.ts';
import { allSignals } from '../../server/src/model/signals.ts';
import { allRules } from '../../server/src/rules/index.ts';

export const listFile = new URL('released-ids.txt', import.meta.url);

/** All ids of today, each with what it is the id of, sorted. */
export function idsOfToday(): readonly string[] {
  const practices = model.dimensions.flatMap(({ sections }) => sections.flatMap(({ cells }) => cells.flatMap((cell) => cell.practices)));
  return [
    ...model.dimensions.flatMap(({ sections }) => sections.map(({ id }) => `section ${id}`)),
    ...practices.map(({ id }) => `practice ${id}`),
    ...allSignals().map(({ id }) => `signal ${id}`),
    ...allRules.map(({ id }) => `rule ${id}`),
  ].sort();
}

/** Those on the list. */
export function listed(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}
