import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { grantOutcome } from './grants.ts';

export const rbacDeleteEventsLogs = defineRule({
  id: 'rbac-delete-events-logs',
  title: 'Role that may delete events or logs',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/traceable-actions',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: ['', 'events.k8s.io'],
      resources: ['events', 'pods/log'],
      verbs: ['delete', 'deletecollection'],
      lets: say`remove traces of what happened`,
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'Events and logs are what an inquiry starts from, so those who are looked into should not be able to remove them. Nobody needs that right: Kubernetes deletes events by itself after an hour. Asked are roles that people hold or that nobody is seen to hold.',
  how: [
    'Grant `get`, `list` and `watch` on events; `create` and `patch` to controllers that write them.',
    'Send events and logs to a store outside the cluster as well.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: ['']
  resources: [events]
  verbs: [get, delete]`),
    good: exampleRole(`- apiGroups: ['']
  resources: [events]
  verbs: [get, list]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    kubescape: ['C-0031'],
    trivy: ['KSV-0042'],
  },
});
