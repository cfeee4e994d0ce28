import { child, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { english, say, translated } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { roleNameOf, subjectsOf } from './holders.ts';
import { isBinding, isBuiltIn } from './rbac.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

/** Who that is, as the object of a sentence. */
const everybody: ReadonlyMap<string, string> = new Map([
  ['system:anonymous', english`everybody who reaches the API server`],
  ['system:unauthenticated', english`everybody who reaches the API server`],
  ['system:authenticated', english`everybody with any account or token`],
  ['system:masters', english`a group that no rule can limit`],
]);

/** What these may do is meant for all: version, health, discovery and joining nodes. */
const forAll = /^(?:system:(?:discovery|basic-user|public-info-viewer|service-account-issuer-discovery)|kubeadm:.*)$/;

export const rbacSystemGroupBinding = defineRule({
  id: 'rbac-system-group-binding',
  title: 'Bound to everybody',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/traceable-actions',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(binding) {
    if (!isBinding(binding) || isBuiltIn(binding) || forAll.test(textOf(roleNameOf(binding)) ?? '')) return notApplicable;
    const { subjects, complete } = subjectsOf(binding);
    const verdicts = subjects.map((subject): Verdict => {
      const kind = child(subject, 'kind');
      const name = child(subject, 'name');
      if (name?.kind !== 'scalar' || kind?.kind !== 'scalar') return 'unknown';
      const whom = isSystem(kind, name.text) ? everybody.get(name.text) : undefined;
      return whom === undefined ? 'met' : problemAt(name, say`${describeObject(binding)} grants its role to ${translated(whom)}.`);
    });
    return outcomeOf(complete ? verdicts : [...verdicts, 'unknown']);
  },
  fixSafety: null,
  rationale:
    'These names stand for crowds: `system:anonymous` and `system:unauthenticated` for callers without any account, `system:authenticated` for every token there is, on some clouds for every account of the provider. `system:masters` is above the rules and cannot be taken back from a certificate. An audit log full of them names nobody. Discovery and health, which are meant for all, are left out.',
  how: [
    'Bind to a group of your identity provider, or to single service accounts.',
    'To let all Pods of a namespace read something, name `system:serviceaccounts:<namespace>`.',
    'For administrators use a group of their own bound to `cluster-admin`, which can be ended.',
  ],
  example: {
    language: 'yaml',
    bad: binding('system:authenticated'),
    good: binding('support'),
  },
  hoverOn: ['subjects', 'subjects.name'],
  equivalents: {
    kubescape: ['C-0262', 'C-0265'],
    kyverno: ['restrict-binding-system-groups'],
    trivy: ['KSV-0122', 'KSV-0123', 'KSV-01011'],
    datree: ['CIS_INVALID_VALUE_SYSTEM_MASTERS'],
  },
});

function isSystem(kind: Lookup, name: string): boolean {
  return textOf(kind) === (name === 'system:anonymous' ? 'User' : 'Group');
}

function binding(group: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: readers
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - apiGroup: rbac.authorization.k8s.io
    kind: Group
    name: ${group}
`;
}
