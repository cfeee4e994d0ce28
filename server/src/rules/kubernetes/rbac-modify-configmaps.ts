import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { exampleRole } from './examples.ts';
import { changing, grantOutcome } from './grants.ts';

export const rbacModifyConfigmaps = defineRule({
  id: 'rbac-modify-configmaps',
  title: 'Role that may change ConfigMaps',
  family: 'kubernetes',
  practice: 'process/software-integration-and-release/3/roles-without-direct-changes',
  category: 'security',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(role, context) {
    const grant = {
      groups: [''],
      resources: ['configmaps'],
      verbs: changing,
      lets: say`change configuration in place`,
      evenNamed: ['aws-auth', 'coredns'],
    };
    return grantOutcome(role, grant, context);
  },
  fixSafety: null,
  rationale:
    'Configuration that is edited in the cluster is gone with the next deployment, and until then nobody knows of it. Some ConfigMaps are more than that: the one of CoreDNS directs all names, and on EKS `aws-auth` says who is administrator. Asked are roles that people hold or that nobody is seen to hold.',
  how: [
    'Keep ConfigMaps in the repository and let a GitOps controller apply them.',
    'Name single ConfigMaps under `resourceNames` where a person must change them.',
  ],
  example: {
    language: 'yaml',
    bad: exampleRole(`- apiGroups: ['']
  resources: [configmaps]
  verbs: [get, patch]`),
    good: exampleRole(`- apiGroups: ['']
  resources: [configmaps]
  verbs: [get, list]`),
  },
  hoverOn: ['rules', 'rules.resources'],
  equivalents: {
    kubescape: ['C-0037'],
    trivy: ['KSV-0049', 'KSV-0115'],
  },
});
