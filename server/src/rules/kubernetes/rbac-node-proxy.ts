import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { grantVerdicts } from './grants.ts';
import { isBuiltIn, isRole } from './rbac.ts';
import { outcomeOf } from './verdicts.ts';

export const rbacNodeProxy = defineRule({
  id: 'rbac-node-proxy',
  title: 'Role with access through the kubelet',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(role) {
    if (!isRole(role) || isBuiltIn(role)) return notApplicable;
    const verbs = ['get', 'create', 'update', 'patch', 'delete'];
    const lets = say`run commands in any Pod of a node, past the audit log`;
    return outcomeOf(grantVerdicts(role, { groups: [''], resources: ['nodes/proxy'], verbs, lets }));
  },
  fixSafety: null,
  rationale:
    'Through `nodes/proxy` one talks to the kubelet itself, which runs commands in any Pod of its node without admission and without an entry for them in the audit log. Even `get` is enough for that, over a web socket. Monitoring agents often ask for it out of habit; for figures `nodes/metrics` and `nodes/stats` do, so service accounts are asked too.',
  how: ['Replace `nodes/proxy` with `nodes/metrics`, and `nodes/stats` where statistics are read.', 'For logs of Pods grant `pods/log`.'],
  example: {
    language: 'yaml',
    bad: exampleRole("- apiGroups: ['']\n  resources: [nodes/proxy]\n  verbs: [get]"),
    good: exampleRole("- apiGroups: ['']\n  resources: [nodes/metrics]\n  verbs: [get]"),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    kubescape: ['C-0279'],
    kyverno: ['restrict-clusterrole-nodesproxy'],
    checkov: ['CKV2_K8S_2'],
    trivy: ['KSV-0047'],
  },
});
