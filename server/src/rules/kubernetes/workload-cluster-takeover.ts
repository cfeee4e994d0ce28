import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Located } from '../../workspace/view.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Related, RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { roleNameOf } from './holders.ts';
import { podFields } from './hover-paths.ts';
import { grantsAll, holds, holdsAny, policyRulesOf, rbacGroup } from './rbac.ts';
import { accountOf, bindingsOf } from './service-accounts.ts';

export const workloadClusterTakeover = defineRule({
  id: 'workload-cluster-takeover',
  title: 'Workload that can take over the cluster',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/api-access-restricted',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object, podSpec } = workload;
    const token = child(podSpec, 'automountServiceAccountToken');
    if (object.fragment || (token?.kind === 'scalar' && token.value === false)) return notApplicable;
    const account = accountOf(workload);
    if (!account) return unknown;
    const { certain, possible } = bindingsOf(account, workload, context);
    for (const binding of certain) {
      const power = powerOf(binding.subject, context);
      if (power === undefined) continue;
      const { start, end } = account.node ?? object.anchor;
      const message = say`${describeObject(object)} runs as the account "${account.name}", which may ${power}.`;
      return unmet({ start, end, message, related: [relatedTo(binding)] });
    }
    if (possible) return unknown;
    return certain.length > 0 ? met : notApplicable;
  },
  fixSafety: null,
  rationale:
    'A Pod holds what its service account holds. If that is everything, or the right to give itself everything, one flaw in the program is the end of the cluster. Counted are cluster-wide bindings to `cluster-admin` or to a role of wildcards, to `escalate`, `bind` or `impersonate` without names, and to tokens of all accounts. A GitOps controller that installs the platform may need it: keep it apart, and accept it with a reason.',
  how: [
    'Replace the role by one that lists what the program calls; the audit log of its account shows it.',
    'Bind it in the namespaces that are meant, with RoleBindings.',
    'Take the program off the internet and off shared nodes until that is done.',
  ],
  example: {
    language: 'yaml',
    bad: `${examplePod({ pod: 'serviceAccountName: web' })}${binding('cluster-admin')}`,
    good: `${examplePod({ pod: 'serviceAccountName: web' })}${binding('view')}`,
  },
  hoverOn: podFields('serviceAccountName'),
  equivalents: { kubescape: ['C-0267'] },
});

/** What a cluster-wide binding lets its subjects do to the cluster. */
function powerOf(given: KubernetesObject, { workspace, uri }: RuleContext): string | undefined {
  const name = textOf(roleNameOf(given));
  if (given.kind !== 'ClusterRoleBinding' || name === undefined) return undefined;
  if (name === 'cluster-admin') return say`do everything in the cluster`;
  const roles = workspace.named(`${rbacGroup}/ClusterRole`, name, given, uri).certain;
  return roles.map(({ subject }) => powerOfRole(subject)).find((power) => power !== undefined);
}

function powerOfRole(role: KubernetesObject): string | undefined {
  if (grantsAll(role)) return say`do everything in the cluster`;
  for (const { verbs, resources, groups, names } of policyRulesOf(role).rules) {
    if (names) continue;
    const ofRoles = holdsAny(groups, [rbacGroup]) && holdsAny(resources, ['clusterroles']);
    if (ofRoles && (holds(verbs, 'escalate') || holds(verbs, 'bind'))) return say`give itself any role`;
    if (holds(verbs, 'impersonate') && holdsAny(resources, ['users', 'groups', 'serviceaccounts'])) return say`act as anybody`;
    if (holds(verbs, 'create') && holds(resources, 'serviceaccounts/token')) return say`make tokens for any account`;
  }
  return undefined;
}

function relatedTo(given: Located<KubernetesObject>): Related {
  const name = at(given.subject.node, 'roleRef', 'name') ?? given.subject.anchor;
  return { at: given, start: name.start, end: name.end, message: say`${describeObject(given.subject)} gives it that role.` };
}

function binding(role: string): string {
  return `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: web
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${role}
subjects:
  - kind: ServiceAccount
    name: web
    namespace: web
`;
}
