import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { grantOutcome } from './grants.ts';

export const rbacSecretsAccess = defineRule({
  id: 'rbac-secrets-access',
  title: 'Role with access to Secrets',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/secret-management',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: [''],
      resources: ['secrets'],
      verbs: ['get', 'list', 'watch', 'update', 'patch', 'delete', 'deletecollection'],
      lets: say`reach all Secrets`,
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'A Secret is only as safe as the widest role that reads it, and `list` hands over the contents of all of them at once. Few people need to see values: they need to put new ones in, which `create` alone allows. Asked are roles that people hold or that nobody is seen to hold; those that go to service accounts only are the business of their programs, and `resourceNames` limits a rule well enough.',
  how: [
    'Leave `secrets` out of roles for people; let a secret store and its operator bring values in.',
    'Where one Secret must be read, name it under `resourceNames` and grant `get` only.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: ['']
  resources: [pods, secrets]
  verbs: [get, list]`),
    good: exampleRole(`- apiGroups: ['']
  resources: [pods]
  verbs: [get, list]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    'kube-linter': ['access-to-secrets'],
    kubescape: ['C-0015', 'C-0186'],
    kyverno: ['restrict-secret-role-verbs'],
    checkov: ['CKV2_K8S_5'],
    trivy: ['KSV-0041', 'KSV-0113'],
    datree: ['CIS_INVALID_VERB_SECRETS'],
  },
});
