/** Policies that grant something to somebody. */
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Outcome, Problem } from '../rule.ts';
import type { Judged } from './kit.ts';
import { statementsOf } from './policies.ts';
import type { Statement } from './policies.ts';

/** Where the resources keep the policy. */
export const policyPaths: ReadonlyMap<string, string> = new Map([
  ['aws_iam_policy', 'policy'],
  ['aws_iam_role_policy', 'policy'],
  ['aws_iam_user_policy', 'policy'],
  ['aws_iam_group_policy', 'policy'],
  ['aws_iam_role', 'inline_policy.policy'],
]);

/** Judges each statement that allows something. */
export function allowedIn(judged: Judged, judge: (statement: Statement) => readonly Problem[]): Outcome {
  const path = policyPaths.get(judged.resource.type);
  if (path === undefined || judged.resource.kind === 'data') return notApplicable;
  const places = judged.look(path);
  const policies = places.map(({ value }) => statementsOf(value));
  const [first, ...rest] = policies.flatMap((policy) => (policy?.statements ?? []).filter(({ allows }) => allows).flatMap(judge));
  if (first) return unmet(first, ...rest);
  if (places.every(({ state }) => state === 'absent')) return notApplicable;
  const sure = policies.every(
    (policy) => policy?.complete === true && policy.statements.every(({ actions, resources }) => actions.complete && resources.complete),
  );
  return sure ? met : unknown;
}
