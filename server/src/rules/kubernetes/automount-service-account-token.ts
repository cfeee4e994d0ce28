import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { isTrue } from './settings.ts';
import { accountObjects, accountOf, bindingsOf, tokenSetting } from './service-accounts.ts';
import type { Account } from './service-accounts.ts';

export const automountServiceAccountToken = defineRule({
  id: 'automount-service-account-token',
  title: 'Token mounted that nobody needs',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/api-access-restricted',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object, podSpec } = workload;
    if (object.fragment) return notApplicable;
    const own = child(podSpec, 'automountServiceAccountToken');
    if (own?.kind === 'scalar' && own.value === false) return met;
    const account = accountOf(workload);
    if (isUnknown(own) || !account || isSetElsewhere(workload, context)) return unknown;
    const mounted = isMounted(account, isTrue(own), workload, context);
    if (mounted === false) return met;
    const { certain, possible } = bindingsOf(account, workload, context);
    if (certain.length > 0) return notApplicable;
    if (mounted === 'unknown' || possible) return unknown;
    const { start, end } = (own?.kind === 'scalar' ? own : account.node) ?? object.anchor;
    const whose =
      account.name === 'default' ? say`of the default account` : say`of the account "${account.name}", which is bound to no role`;
    return unmet({ start, end, message: say`${describeObject(object)} is given an API token ${whose}.` });
  },
  fixSafety: 'review',
  fix({ podSpec }, problem, context) {
    const title = say`Do not mount the token`;
    if (child(podSpec, 'automountServiceAccountToken')?.kind === 'scalar')
      return { title, safety: 'review', edits: [{ start: problem.start, end: problem.end, text: 'false' }] };
    if (podSpec?.kind !== 'map') return undefined;
    return addEntryFix(context, podSpec, {
      title,
      safety: 'review',
      path: ['automountServiceAccountToken'],
      value: false,
      after: ['serviceAccountName', 'serviceAccount'],
    });
  },
  rationale:
    'Unless it is switched off, every container finds a token for the Kubernetes API among its files. Most programs never call the API, but whoever gets into the container can, and tries. A Pod whose account is bound to a role in these files does call it and is not asked; nor is one whose account switches the token off, one whose account is defined elsewhere, or one that logs in to Vault with it.',
  how: [
    'Set `automountServiceAccountToken: false` in the spec of the Pod, or in its ServiceAccount for all Pods that use it.',
    'Where the API is called, give the Pod an account of its own and bind it to a role.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({}),
    good: examplePod({ pod: 'automountServiceAccountToken: false' }),
  },
  hoverOn: podFields('automountServiceAccountToken', 'serviceAccountName'),
  equivalents: {
    polaris: ['automountServiceAccountToken'],
    monokle: ['KBP106'],
    kubescape: ['C-0034', 'C-0190', 'C-0261'],
    kyverno: ['restrict-automount-sa-token', 'restrict-sa-automount-sa-token', 'disable-automountserviceaccounttoken'],
    checkov: ['CKV_K8S_38'],
    trivy: ['KSV-0036'],
    datree: ['SRVACC_INCORRECT_AUTOMOUNTSERVICEACCOUNTTOKEN_VALUE', 'CIS_INVALID_VALUE_AUTOMOUNTSERVICEACCOUNTTOKEN'],
  },
});

/** What the Pod says counts more than what its account says. */
function isMounted(account: Account, asked: boolean, workload: Workload, context: RuleContext): boolean | 'unknown' {
  const { certain, possible } = accountObjects(account, workload, context);
  const elsewhere = certain.length === 0 && account.name !== 'default';
  if (asked) return elsewhere ? 'unknown' : true;
  const setting = tokenSetting(certain);
  if (setting === false) return false;
  return setting === 'unknown' || possible || elsewhere ? 'unknown' : true;
}

/** By a patch, by a controller that gives notebooks their account, or by an injector that logs in with the token. */
function isSetElsewhere({ object, podTemplate }: Workload, { workspace }: RuleContext): boolean {
  if (object.group === 'kubeflow.org') return true;
  const annotations = at(podTemplate, 'metadata', 'annotations');
  if (textOf(child(annotations, 'vault.hashicorp.com/agent-inject')) === 'true') return true;
  return ['automountServiceAccountToken', 'serviceAccountName'].some((key) => workspace.patchMentions(object, key));
}
