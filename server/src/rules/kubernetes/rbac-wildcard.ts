import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { exampleRole } from './examples.ts';
import { isBuiltIn, isRole, policyRulesOf } from './rbac.ts';
import type { PolicyRule, Words } from './rbac.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const rbacWildcard = defineRule({
  id: 'rbac-wildcard',
  title: 'Wildcard in a role',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/2/roles-fitted',
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
    'A `*` grants what nobody has listed, and what nobody could: every kind of object that is installed later is included, Secrets and roles are included today. A role of wildcards is an administrator under another name. For custom resources, of groups such as `example.com`, an operator may hold its own with `*`; rules that speak of no others are not asked.',
  how: [
    'List the verbs, resources and API groups that are used; the audit log shows them, and so do errors that name what was refused.',
    'Split the rule: `get`, `list` and `watch` for what is read, the rest for what is managed.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole("- apiGroups: [apps]\n  resources: ['*']\n  verbs: [get]"),
    good: exampleRole('- apiGroups: [apps]\n  resources: [deployments]\n  verbs: [get]'),
  },
  hoverOn: ['rules', 'rules.verbs', 'rules.resources', 'rules.apiGroups'],
  equivalents: {
    'kube-linter': ['wildcard-in-rules'],
    kubescape: ['C-0187'],
    kyverno: ['restrict-wildcard-verbs', 'restrict-wildcard-resources'],
    checkov: ['CKV_K8S_49'],
    trivy: ['KSV-0044', 'KSV-0045', 'KSV-0046', 'KSV-0112'],
    datree: ['CIS_INVALID_WILDCARD_ROLE', 'CONTAINERS_INCORRECT_RESOURCES_VERBS_VALUE'],
  },
});

function verdictsOf({ groups, resources, verbs }: PolicyRule, role: KubernetesObject): readonly Verdict[] {
  // Of paths, not of objects.
  if (resources.complete && resources.listed.length === 0) return [];
  const whose = describeObject(role);
  const lists: readonly (readonly [Words, string])[] = [
    [groups, say`${whose} grants all API groups in a rule.`],
    [resources, say`${whose} grants all resources in a rule.`],
    [verbs, say`${whose} grants all verbs in a rule.`],
  ];
  if (lists.some(([{ complete }]) => !complete)) return ['unknown'];
  if (groups.listed.length > 0 && groups.listed.every(({ text }) => isCustom(text))) return ['met'];
  const problems = lists.flatMap(([{ listed }, message]) =>
    listed.filter(({ text }) => text === '*').map((node) => problemAt(node, message)),
  );
  return problems.length > 0 ? problems : ['met'];
}

/** The group of custom resources: a domain that is not Kubernetes' own. */
function isCustom(group: string): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io');
}
