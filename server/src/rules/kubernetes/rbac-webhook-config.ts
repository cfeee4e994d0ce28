import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { changing, grantOutcome } from './grants.ts';

export const rbacWebhookConfig = defineRule({
  id: 'rbac-webhook-config',
  title: 'Role that may change admission webhooks',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: ['admissionregistration.k8s.io'],
      resources: ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'],
      verbs: changing,
      lets: say`change what checks requests to the API`,
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'Admission webhooks see every object that is written, Secrets included, and decide what gets in. Whoever may change their configuration can switch policies off, or put in a webhook that reads along. Asked are roles that people hold or that nobody is seen to hold.',
  how: [
    'Keep webhook configurations in the repository of the platform and let its controller apply them.',
    'Grant `get` and `list` to people; name single configurations under `resourceNames` where more is needed.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: [admissionregistration.k8s.io]
  resources: [validatingwebhookconfigurations]
  verbs: [get, patch]`),
    good: exampleRole(`- apiGroups: [admissionregistration.k8s.io]
  resources: [validatingwebhookconfigurations]
  verbs: [get, list]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    kubescape: ['C-0281'],
    kyverno: ['restrict-clusterrole-mutating-validating-admission-webhooks'],
    checkov: ['CKV_K8S_155'],
    trivy: ['KSV-0114'],
  },
});
