import type { Suppression } from '../facts/suppressions.ts';
import type { Unit } from '../facts/types.ts';
import { ruleById } from './index.ts';
import type { Problem } from './rule.ts';

/** The comment that accepts this problem: one that speaks for its place and names the rule, or another tool's check for the same thing. */
export function suppressionOf(ruleId: string, problem: Problem, unit: Unit): Suppression | undefined {
  if (unit.suppressions.length === 0) return undefined;
  return unit.suppressions.find(
    (suppression) => problem.start >= suppression.target.start && problem.start <= suppression.target.end && isNamedBy(suppression, ruleId),
  );
}

function isNamedBy({ rules, foreign }: Suppression, ruleId: string): boolean {
  if (!foreign) return rules.includes(ruleId);
  const checks = ruleById(ruleId)?.equivalents[foreign.tool];
  return checks !== undefined && (foreign.checks.includes('all') || checks.some((check) => foreign.checks.includes(check)));
}
