import type { SubjectKind, SubjectTypes, Unit } from '../facts/types.ts';
import type { Suppression } from '../facts/suppressions.ts';
import type { ComposedFinding } from './composed.ts';
import type { Problem, Rule } from './rule.ts';

export { addTallies } from './tally-sums.ts';

/** An unmet expectation at a place; spans count from the start of the unit. */
export interface Finding {
  readonly rule: Rule;
  readonly subject: SubjectTypes[SubjectKind];
  readonly problem: Problem;
  readonly unit: Unit;
  /** The comment that accepts it, if there is one. */
  readonly suppression: Suppression | undefined;
  /** Set when it was found in what a chart or kustomization yields: the problem then stands where that is written, and counts from the start of the file. */
  readonly composed?: ComposedFinding;
}

/** A finding in its file: add `unitStart` to its spans. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly uri: string;
  readonly unitStart: number;
}

/** Judged subjects of a rule. Accepted findings (suppressed with a reason) are counted apart and do not count as unmet. */
export interface Tally {
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  readonly accepted: number;
}

export type Tallies = ReadonlyMap<string, Tally>;

/** What all rules say of one unit. */
export interface UnitResult {
  readonly findings: readonly Finding[];
  readonly tallies: Tallies;
}

const sharedTallies = new Map<number, Tally>();
/** Counts below this fit into the bits of a key. */
const few = 32;

/** Most units hold one or two subjects: tallies that say the same are one object, as there may be a million of them. */
export function tallyOf(met: number, unmet: number, unknown: number, accepted: number): Tally {
  if ((met | unmet | unknown | accepted) >= few) return { met, unmet, unknown, accepted };
  const key = ((met * few + unmet) * few + unknown) * few + accepted;
  let tally = sharedTallies.get(key);
  if (!tally) sharedTallies.set(key, (tally = { met, unmet, unknown, accepted }));
  return tally;
}
