import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { grantOutcome } from './grants.ts';

export const rbacServiceAccountTokenCreate = defineRule({
  id: 'rbac-service-account-token-create',
  title: 'Role that may mint tokens',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: [''],
      resources: ['serviceaccounts/token'],
      verbs: ['create'],
      lets: say`make tokens for any service account`,
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'With a token for a service account one is that service account. A role that may create them for all accounts of a namespace holds the sum of their rights, and cluster-wide that is nearly everything. `resourceNames` limits it to the accounts that are meant. Asked are roles that people hold or that nobody is seen to hold.',
  how: ['Name the accounts under `resourceNames`.', 'Let Pods take their tokens from a projected volume, which needs no such right.'],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: ['']
  resources: [serviceaccounts/token]
  verbs: [create]`),
    good: exampleRole(`- apiGroups: ['']
  resources: [serviceaccounts/token]
  resourceNames: [deployer]
  verbs: [create]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    kubescape: ['C-0282', 'C-0053'],
  },
});
