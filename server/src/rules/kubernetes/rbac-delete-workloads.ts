import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { grantOutcome, workloadGroups, workloads } from './grants.ts';

export const rbacDeleteWorkloads = defineRule({
  id: 'rbac-delete-workloads',
  title: 'Role that may delete workloads',
  family: 'kubernetes',
  practice: 'process/software-integration-and-release/3/roles-without-direct-changes',
  category: 'security',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: workloadGroups,
      resources: workloads,
      verbs: ['delete', 'deletecollection'],
      lets: say`delete workloads`,
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'Where the repository says what runs, a deletion is a commit, with an author and a way back. A role that lets people delete by hand is for the time before that. Asked are roles that people hold or that nobody is seen to hold.',
  how: [
    'Take `delete` and `deletecollection` out of roles for people.',
    'To restart Pods, let people change an annotation in the repository, or grant `delete` on `pods` in the namespaces that need it.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, delete]`),
    good: exampleRole(`- apiGroups: [apps]
  resources: [deployments]
  verbs: [get, list]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    kubescape: ['C-0007'],
  },
});
