import { at, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { roleNameOf } from './holders.ts';
import { grantsAll, isBinding, isBuiltIn, rbacGroup } from './rbac.ts';

export const rbacClusterAdminBinding = defineRule({
  id: 'rbac-cluster-admin-binding',
  title: 'Bound to the administrator of the cluster',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/traceable-actions',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(binding, { workspace, uri }) {
    if (!isBinding(binding) || isBuiltIn(binding)) return notApplicable;
    const name = roleNameOf(binding);
    if (name === undefined) return notApplicable;
    const kind = textOf(at(binding.node, 'roleRef', 'kind'));
    if (name.kind !== 'scalar' || kind === undefined) return unknown;
    const { start, end } = name;
    if (kind === 'ClusterRole' && name.text === 'cluster-admin')
      return unmet({ start, end, message: say`${describeObject(binding)} makes its subjects administrators of everything.` });
    const { certain } = workspace.named(`${rbacGroup}/${kind}`, name.text, binding, uri);
    const [role] = certain.filter(({ subject }) => grantsAll(subject));
    if (!role) return met;
    const { anchor } = role.subject;
    const related = [{ at: role, start: anchor.start, end: anchor.end, message: say`${describeObject(role.subject)} grants everything.` }];
    return unmet({
      start,
      end,
      message: say`${describeObject(binding)} gives its subjects ${name.text}, a role that grants everything.`,
      related,
    });
  },
  fixSafety: null,
  rationale:
    '`cluster-admin`, or a role of wildcards that comes to the same, may read every Secret and delete every namespace. What its holders do cannot be told from what they must do, and one leaked token is the cluster. Beyond an emergency account and the controller that installs the platform hardly anybody needs it. Bindings that come with Kubernetes are left out.',
  how: [
    'Bind to `view` or `edit` in the namespaces that are meant, or to a role that lists what is done.',
    'Keep one emergency account, sealed, with an alert on its use.',
    'Bind persons through groups of the identity provider, never through shared accounts.',
  ],
  example: {
    language: 'yaml',
    bad: binding('cluster-admin'),
    good: binding('view'),
  },
  hoverOn: ['roleRef', 'roleRef.name'],
  equivalents: {
    'kube-linter': ['cluster-admin-role-binding'],
    polaris: ['clusterrolebindingClusterAdmin', 'rolebindingClusterAdminClusterRole', 'rolebindingClusterAdminRole'],
    kubescape: ['C-0035', 'C-0185', 'C-0272'],
    kyverno: ['restrict-binding-clusteradmin'],
    trivy: ['KSV-0111'],
    datree: ['CIS_INVALID_ROLE_CLUSTER_ADMIN'],
  },
});

function binding(role: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: support
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${role}
subjects:
  - apiGroup: rbac.authorization.k8s.io
    kind: Group
    name: support
`;
}
