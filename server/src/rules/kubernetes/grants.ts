/** What the rules about single permissions share. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { say } from '../../texts/texts.ts';
import { notApplicable } from '../rule.ts';
import type { Outcome, RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { heldByServiceAccounts } from './holders.ts';
import { holdsAny, isBuiltIn, isRole, policyRulesOf } from './rbac.ts';
import type { PolicyRule } from './rbac.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export interface Grant {
  /** The API groups of the resources. */
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** What holders are let do: `start Pods of their choice`. */
  readonly lets: string;
  /** Names of objects that are no safer for being named. */
  readonly evenNamed?: readonly string[];
}

export const changing: readonly string[] = ['create', 'update', 'patch', 'delete', 'deletecollection'];

/** Workloads, by what a policy rule calls them. */
export const workloads: readonly string[] = [
  ...['pods', 'deployments', 'daemonsets', 'statefulsets', 'replicasets', 'replicationcontrollers', 'jobs', 'cronjobs'],
];
export const workloadGroups: readonly string[] = ['', 'apps', 'batch', 'extensions'];

/**
 * Unmet where a role grants it. Built-in roles and those that only service accounts hold are not asked, nor are rules for single, named objects;
 * `resources: ['*']` is left to the rule about wildcards.
 */
export function grantOutcome(role: KubernetesObject, grant: Grant, context: RuleContext): Outcome {
  if (!isRole(role) || isBuiltIn(role)) return notApplicable;
  const verdicts = grantVerdicts(role, grant);
  if (!verdicts.some((verdict) => typeof verdict === 'object')) return outcomeOf(verdicts);
  const held = heldByServiceAccounts(role, context);
  if (held === true) return notApplicable;
  return outcomeOf(held === 'unknown' ? ['unknown'] : verdicts);
}

/** A verdict for each place of the role that speaks of the resources. */
export function grantVerdicts(role: KubernetesObject, grant: Grant): readonly Verdict[] {
  const { rules, complete } = policyRulesOf(role);
  const verdicts = rules.flatMap((rule) => verdictsOf(rule, grant, role));
  return complete ? verdicts : [...verdicts, 'unknown'];
}

function verdictsOf(
  rule: PolicyRule,
  { groups, resources, verbs, lets, evenNamed = [] }: Grant,
  role: KubernetesObject,
): readonly Verdict[] {
  const open = [rule.groups, rule.resources, rule.verbs].some(({ complete }) => !complete);
  if (!holdsAny(rule.groups, groups)) return open ? ['unknown'] : [];
  const mentioned = rule.resources.listed.filter(({ text }) => resources.includes(text));
  if (mentioned.length === 0) return rule.resources.complete ? [] : ['unknown'];
  if (!holdsAny(rule.verbs, verbs)) return [open ? 'unknown' : 'met'];
  if (rule.names && !rule.names.listed.some(({ text }) => evenNamed.includes(text))) return ['met'];
  const granted = rule.verbs.listed.map(({ text }) => text).filter((verb) => verb === '*' || verbs.includes(verb));
  const what = mentioned.map(({ text }) => text).join(', ');
  return mentioned
    .slice(0, 1)
    .map((resource) => problemAt(resource, say`${describeObject(role)} lets its holders ${lets}: ${granted.join(', ')} on ${what}.`));
}
