import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { changing, grantOutcome } from './grants.ts';

export const rbacModifyNetworking = defineRule({
  id: 'rbac-modify-networking',
  title: 'Role that may change routes and policies',
  family: 'kubernetes',
  practice: 'process/software-integration-and-release/3/roles-without-direct-changes',
  category: 'security',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: ['', 'networking.k8s.io', 'discovery.k8s.io', 'extensions'],
      resources: ['services', 'services/status', 'endpoints', 'endpointslices', 'networkpolicies', 'ingresses'],
      verbs: changing,
      lets: say`change where traffic goes`,
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'Whoever changes a Service or its endpoints redirects traffic, and whoever changes a NetworkPolicy opens what was closed. Where the repository says how traffic flows, such changes come through it. Asked are roles that people hold or that nobody is seen to hold.',
  how: [
    'Keep Services, routes and network policies in the repository and let a GitOps controller apply them.',
    'Grant `get`, `list` and `watch` to people.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: ['']
  resources: [services]
  verbs: [get, update]`),
    good: exampleRole(`- apiGroups: ['']
  resources: [services]
  verbs: [get, list]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    trivy: ['KSV-0056'],
    kyverno: ['restrict-edit-for-endpoints'],
    checkov: ['CKV2_K8S_4'],
  },
});
