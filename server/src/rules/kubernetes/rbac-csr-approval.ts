import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { grantOutcome } from './grants.ts';

export const rbacCsrApproval = defineRule({
  id: 'rbac-csr-approval',
  title: 'Role that may approve certificates',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: ['certificates.k8s.io'],
      resources: ['certificatesigningrequests/approval'],
      verbs: ['update', 'patch'],
      lets: say`approve certificates of the cluster`,
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'An approved request becomes a client certificate that the API server trusts, under whatever name was asked for, administrators included; it cannot be called back. Approval belongs to a controller that checks the name. Asked are roles that people hold or that nobody is seen to hold.',
  how: [
    'Remove `certificatesigningrequests/approval` from roles for people.',
    'Use cert-manager or another controller for certificates of workloads.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: [certificates.k8s.io]
  resources: [certificatesigningrequests/approval]
  verbs: [update]`),
    good: exampleRole(`- apiGroups: [certificates.k8s.io]
  resources: [certificatesigningrequests]
  verbs: [get, list]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    kubescape: ['C-0280'],
    kyverno: ['restrict-clusterrole-csr', 'inspect-csr'],
    checkov: ['CKV_K8S_156'],
  },
});
