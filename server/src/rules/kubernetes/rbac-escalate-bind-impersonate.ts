import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { english, say, translated } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { exampleRole } from './examples.ts';
import { holds, holdsAny, isBuiltIn, isRole, policyRulesOf, rbacGroup } from './rbac.ts';
import type { PolicyRule } from './rbac.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

interface Danger {
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly lets: string;
}

const roles = { groups: [rbacGroup], resources: ['roles', 'clusterroles'] } as const;
const identities = { groups: ['', 'authentication.k8s.io'], resources: ['users', 'groups', 'serviceaccounts', 'uids'] } as const;

const dangers: ReadonlyMap<string, Danger> = new Map<string, Danger>([
  ['escalate', { ...roles, lets: english`write roles with more rights than they have` }],
  ['bind', { ...roles, lets: english`give themselves any role` }],
  ['impersonate', { ...identities, lets: english`act as somebody else` }],
  ['*', { ...roles, lets: english`write and give themselves any role` }],
]);

export const rbacEscalateBindImpersonate = defineRule({
  id: 'rbac-escalate-bind-impersonate',
  title: 'Role that may lift its own limits',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/api-access-restricted',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(role) {
    if (!isRole(role) || isBuiltIn(role)) return notApplicable;
    const { rules, complete } = policyRulesOf(role);
    const verdicts = rules.flatMap((rule) => verdictsOf(rule, role));
    return outcomeOf(complete ? verdicts : [...verdicts, 'unknown']);
  },
  fixSafety: null,
  rationale:
    'Kubernetes lets nobody grant what they do not hold, but for three verbs: `escalate` writes any role, `bind` gives away any role, `impersonate` borrows any identity. A role with one of them is as wide as the cluster, whatever its other rules say. `resourceNames`, which limits them to what is named, is fine, and so is creating bindings, which by itself is held to the own rights.',
  how: [
    'Remove the verb; to create roles and bindings within the own rights, `create` is enough.',
    'For `bind` and `impersonate`, name the roles or users under `resourceNames`.',
    'Leave roles to the GitOps controller of the platform.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole('- apiGroups: [rbac.authorization.k8s.io]\n  resources: [clusterroles]\n  verbs: [bind]'),
    good: exampleRole('- apiGroups: [rbac.authorization.k8s.io]\n  resources: [clusterroles]\n  resourceNames: [view]\n  verbs: [bind]'),
  },
  hoverOn: ['rules', 'rules.verbs'],
  equivalents: {
    kubescape: ['C-0191', 'C-0065'],
    kyverno: ['restrict-escalation-verbs-roles'],
    checkov: ['CKV_K8S_157', 'CKV_K8S_158', 'CKV2_K8S_1', 'CKV2_K8S_3'],
    trivy: ['KSV-0043', 'KSV-0050', 'KSV-0051', 'KSV-0052', 'KSV-0055'],
    datree: ['CIS_INVALID_VALUE_BIND_IMPERSONATE_ESCALATE'],
  },
});

function verdictsOf({ groups, resources, verbs, names }: PolicyRule, role: KubernetesObject): readonly Verdict[] {
  return verbs.listed.flatMap((verb): readonly Verdict[] => {
    const danger = dangers.get(verb.text);
    if (!danger) return [];
    // All verbs on all resources are the business of the rule about wildcards.
    if (verb.text === '*' && !danger.resources.some((word) => holds(resources, word))) return [];
    if (names) return ['met'];
    if (holdsAny(groups, danger.groups) && holdsAny(resources, danger.resources))
      return [problemAt(verb, say`${describeObject(role)} lets its holders ${translated(danger.lets)}.`)];
    return groups.complete && resources.complete ? ['met'] : ['unknown'];
  });
}
