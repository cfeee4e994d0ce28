import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { grantOutcome } from './grants.ts';

export const rbacPortForward = defineRule({
  id: 'rbac-port-forward',
  title: 'Role that may forward ports',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/4/no-manual-entry',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: [''],
      resources: ['pods/portforward'],
      verbs: ['create', 'get'],
      lets: say`forward ports of Pods to their own machines`,
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'A forwarded port leads straight into a Pod, past ingress, network policies and the logs of both; what was said through it nobody can tell later. It is handy while building. In production it is a manual entry like a shell. Asked are roles that people hold or that nobody is seen to hold.',
  how: [
    'Remove `pods/portforward` from roles that hold in production.',
    'Give people the data otherwise: dashboards, traces, a read replica.',
    'For an incident, grant it for a limited time and with an audit trail.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: ['']
  resources: [pods/portforward]
  verbs: [create]`),
    good: exampleRole(`- apiGroups: ['']
  resources: [pods]
  verbs: [get, list]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    kubescape: ['C-0063'],
  },
});
