/** A rule that looks at several places of one subject comes to a verdict for each. */
import type { ScalarNode } from '../../syntax/tree.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Fix, Outcome, Problem } from '../rule.ts';

export type Verdict = Problem | 'met' | 'unknown';

/** All verdicts as one outcome; where nothing was there to judge, the rule does not apply. */
export function outcomeOf(verdicts: readonly Verdict[]): Outcome {
  const [first, ...rest] = verdicts.filter((verdict) => typeof verdict === 'object');
  if (first) return unmet(first, ...rest);
  if (verdicts.includes('unknown')) return unknown;
  return verdicts.length > 0 ? met : notApplicable;
}

/** A problem that stands exactly at a node. */
export function problemAt({ start, end }: Pick<ScalarNode, 'start' | 'end'>, message: string): Problem {
  return { start, end, message };
}

/** A fix that writes something else in the place of the problem; a person is to judge it, since somebody wrote the other on purpose. */
export function replaceFix(title: string, { start, end }: Problem, text: string): Fix {
  return { title, safety: 'review', edits: [{ start, end, text }] };
}
