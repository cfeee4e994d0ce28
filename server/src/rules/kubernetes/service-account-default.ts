import { child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { appendDocument } from '../edits/document.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import { addEntry } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Edit } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { metadataLike } from './new-objects.ts';
import { accountOf, bindingsOf } from './service-accounts.ts';

export const serviceAccountDefault = defineRule({
  id: 'service-account-default',
  title: 'Default service account used',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/api-access-restricted',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object, podSpec } = workload;
    const { workspace } = context;
    if (object.fragment) return notApplicable;
    const account = accountOf(workload);
    if (!account || workspace.patchMentions(object, 'serviceAccountName')) return unknown;
    if (account.name !== 'default') return met;
    const token = child(podSpec, 'automountServiceAccountToken');
    if (isUnknown(token)) return unknown;
    if (token?.kind === 'scalar' && token.value === false) return met;
    const { certain, possible } = bindingsOf(account, workload, context);
    const [binding] = certain;
    // That a token is there which no role makes useful is a finding of its own.
    if (!binding) return possible ? unknown : notApplicable;
    const { start, end } = account.node ?? object.anchor;
    const giver = describeObject(binding.subject);
    const { anchor } = binding.subject;
    const related = [{ at: binding, start: anchor.start, end: anchor.end, message: say`${giver} gives it a role.` }];
    const message = say`${describeObject(object)} uses the default service account, to which ${giver} gives a role.`;
    return unmet({ start, end, message, related });
  },
  fixSafety: 'review',
  fix(workload, _problem, context) {
    const { podSpec, object } = workload;
    const metadata = metadataLike(workload);
    if (podSpec?.kind !== 'map' || !metadata || object.name === undefined) return undefined;
    const name = judge(object.name);
    const account = accountOf(workload)?.node;
    const edits: readonly Edit[] = account
      ? [editOf(context.text, account.start, account.end, [name])]
      : (addEntry(context, podSpec, { path: ['serviceAccountName'], value: name })?.edits ?? []);
    const exists = context.workspace.named('/ServiceAccount', object.name, object, context.uri).certain.length > 0;
    const added = exists ? undefined : appendDocument(context, object, { apiVersion: 'v1', kind: 'ServiceAccount', metadata });
    const [first, ...rest] = edits;
    if (!first || (!exists && !added)) return undefined;
    return { title: say`Give it a service account of its own`, safety: 'review', edits: [first, ...rest, ...(added ? [added] : [])] };
  },
  rationale:
    'All Pods of a namespace that name no account share the default one, so a role that one of them needs goes to all, and the audit log cannot tell them apart. Asked are Pods of the default account where a binding in these files gives it a role. A Pod that just has its token lying about is a finding of its own.',
  how: [
    'Define a ServiceAccount for the workload and set `serviceAccountName`.',
    'Put that account in the place of the default one among the subjects of the binding.',
  ],
  example: {
    language: 'yaml',
    bad: bound('default'),
    good: bound('web'),
  },
  hoverOn: podFields('serviceAccountName'),
  equivalents: {
    'kube-linter': ['default-service-account'],
    kubescape: ['C-0189'],
    kyverno: ['restrict-service-account'],
    checkov: ['CKV_K8S_41', 'CKV_K8S_42'],
  },
});

function bound(account: string): string {
  return `${examplePod({ pod: `serviceAccountName: ${account}` })}---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: web
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: ServiceAccount
    name: ${account}
    namespace: web
`;
}
