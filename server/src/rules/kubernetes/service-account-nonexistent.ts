import { say } from '../../texts/texts.ts';
import { appendDocument } from '../edits/document.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { metadataLike } from './new-objects.ts';
import { accountObjects, accountOf } from './service-accounts.ts';

export const serviceAccountNonexistent = defineRule({
  id: 'service-account-nonexistent',
  title: 'Service account does not exist',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/1/accounts-declared',
  category: 'correctness',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'error',
  check(workload, context) {
    const { object } = workload;
    const { workspace, uri } = context;
    const account = accountOf(workload);
    if (object.fragment || !account?.node || account.name === 'default') return notApplicable;
    const { certain, possible } = accountObjects(account, workload, context);
    if (certain.length > 0) return met;
    const { namespace } = object;
    const foreign = namespace.state === 'known' && /^(?:kube|openshift)-/.test(namespace.value);
    if (possible || foreign || workspace.patchMentions(object, 'serviceAccountName') || !isClosed(context)) return unknown;
    const { start, end } = account.node;
    const whose = describeObject(object);
    const { name } = account;
    return unmet({
      start,
      end,
      message: {
        chart: say`${whose} names the service account "${name}", which this chart does not define.`,
        kustomization: say`${whose} names the service account "${name}", which this kustomization does not define.`,
        folder: say`${whose} names the service account "${name}", which this folder does not define.`,
      }[workspace.scopeOf(uri).kind],
    });
  },
  fixSafety: 'review',
  fix(workload, _problem, context) {
    const account = accountOf(workload);
    const metadata = metadataLike(workload);
    if (!account || !metadata) return undefined;
    const content = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { ...metadata, name: account.name } };
    const edit = appendDocument(context, workload.object, content);
    return edit && { title: say`Define the service account ${account.name}`, safety: 'review', edits: [edit] };
  },
  rationale:
    'A Pod whose service account does not exist is never created: the controller tries again and again, and the Deployment stays at zero. It is mostly a misspelt name or a file that was forgotten. Asked is where what is applied together shows all of its accounts: in a chart, in a kustomization without remote parts, or in a folder that defines other accounts.',
  how: [
    'Compare the name with the ServiceAccounts of the namespace, letter by letter.',
    'Define the account beside the workload, in the same namespace.',
  ],
  example: {
    language: 'yaml',
    bad: `${examplePod({ pod: 'serviceAccountName: wbe' })}${account('web')}`,
    good: `${examplePod({ pod: 'serviceAccountName: web' })}${account('web')}`,
  },
  hoverOn: podFields('serviceAccountName'),
  equivalents: {
    'kube-linter': ['non-existent-service-account'],
    kubescape: ['C-0307'],
    monokle: ['LNK001'],
  },
});

/** Whether what is applied with the file shows all accounts that there are. */
function isClosed({ workspace, uri }: RuleContext): boolean {
  if (workspace.scopeOf(uri).opaque) return false;
  return workspace.isPackaged(uri) || workspace.applied('/ServiceAccount', uri).length > 0;
}

function account(name: string): string {
  return `---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
`;
}
