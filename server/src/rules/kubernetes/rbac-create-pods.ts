import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { grantOutcome, workloadGroups, workloads } from './grants.ts';

export const rbacCreatePods = defineRule({
  id: 'rbac-create-pods',
  title: 'Role that may start Pods',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: workloadGroups,
      resources: workloads,
      verbs: ['create', 'update', 'patch'],
      lets: say`start Pods of their choice`,
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'Whoever may start a Pod may start one with any service account and any volume of the namespace, and so holds what these hold. The CIS benchmark therefore asks for few such roles. Where a GitOps controller applies the manifests, people do not need them. Asked are roles that people hold or that nobody is seen to hold.',
  how: [
    'Let people change the repository and a controller change the cluster.',
    'Grant `get`, `list` and `watch` to people who look after workloads.',
    'Enforce the restricted Pod security standard in namespaces where people do start Pods.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: ['']
  resources: [pods]
  verbs: [create, get]`),
    good: exampleRole(`- apiGroups: ['']
  resources: [pods]
  verbs: [get, list]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    'kube-linter': ['access-to-create-pods'],
    monokle: ['KBP107'],
    kubescape: ['C-0188'],
    trivy: ['KSV-0048'],
    datree: ['CIS_INVALID_VALUE_CREATE_POD'],
  },
});
