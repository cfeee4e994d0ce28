import type { Suppression } from '../facts/suppressions.ts';
import type { Unit } from '../facts/types.ts';
import type { Problem } from './rule.ts';

/** The comment that accepts this problem: one that names the rule and speaks for the problem's line. */
export function suppressionOf(ruleId: string, problem: Problem, unit: Unit): Suppression | undefined {
  return unit.suppressions.find(
    ({ rules, target }) => rules.includes(ruleId) && problem.start >= target.start && problem.start <= target.end,
  );
}
