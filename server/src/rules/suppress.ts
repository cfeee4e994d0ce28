/** Which comments and annotations accept which findings. */
import type { Suppression } from '../facts/suppressions.ts';
import type { Unit } from '../facts/types.ts';
import type { Span } from '../syntax/tree.ts';
import { globMatcher } from '../files/glob.ts';
import { ruleById } from './index.ts';

const none: readonly Suppression[] = [];

/** Those that count in a unit; `ofFile` speak for the whole file. Without a day, none has expired. */
export function activeIn(
  unit: Pick<Unit, 'suppressions'>,
  ofFile: readonly Suppression[] | undefined,
  today: string | undefined,
): readonly Suppression[] {
  if (unit.suppressions.length === 0 && !ofFile) return none;
  return [...unit.suppressions, ...(ofFile ?? none)].filter(
    (suppression) => suppression.fault === undefined && !hasExpired(suppression, today),
  );
}

/** Whether its last day is over. */
export function hasExpired({ until, fault }: Suppression, today: string | undefined): boolean {
  return until !== undefined && fault !== 'date' && today !== undefined && until < today;
}

/** What accepts this problem: something that speaks for its place and names the rule, or another tool's check for the same thing. */
export function suppressionOf(ruleId: string, problem: Span, active: readonly Suppression[]): Suppression | undefined {
  if (active.length === 0) return undefined;
  return active.find(
    (suppression) => problem.start >= suppression.target.start && problem.start <= suppression.target.end && isNamedBy(suppression, ruleId),
  );
}

function isNamedBy({ rules, foreign }: Suppression, ruleId: string): boolean {
  if (!foreign) return rules.includes(ruleId);
  const checks = ruleById(ruleId)?.equivalents[foreign.tool];
  return (
    checks !== undefined && (foreign.checks.includes('all') || checks.some((check) => foreign.checks.some((one) => isCheck(one, check))))
  );
}

/** Trivy lets ids stand for several checks. */
function isCheck(named: string, check: string): boolean {
  return named === check || (named.includes('*') && globMatcher(named)(check));
}
