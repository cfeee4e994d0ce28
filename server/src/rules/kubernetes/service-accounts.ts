/** As whom Pods call the API, and what that account may do. */
import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { child, isUnknown, textOf } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import type { Located, Matches } from '../../workspace/view.ts';
import type { RuleContext } from '../rule.ts';
import { bindingsNaming, bindsNamespaces, everyAccount, mayBindAnybody, subjectsOf } from './holders.ts';

export interface Account {
  readonly name: string;
  /** Where it is written; undefined for the default account. */
  readonly node: ScalarNode | undefined;
}

/** The service account of a workload's Pods; undefined when it is not known. */
export function accountOf({ podSpec }: Workload): Account | undefined {
  const node = child(podSpec, 'serviceAccountName') ?? child(podSpec, 'serviceAccount');
  if (node === undefined || (node.kind === 'scalar' && node.text === '')) return { name: 'default', node: undefined };
  return node.kind === 'scalar' ? { name: node.text, node } : undefined;
}

/** The bindings that give an account something; `possible` where one that is applied with the workload cannot be read. */
export function bindingsOf(account: Account, { object }: Workload, context: RuleContext): Matches<KubernetesObject> {
  const groups = object.namespace.state === 'known' ? [`${everyAccount}:${object.namespace.value}`] : [];
  const candidates = [account.name, everyAccount, ...groups].flatMap((name) => bindingsNaming(name, context));
  const certain = candidates.filter(({ subject }) => subjectsOf(subject).subjects.some((one) => isMeant(one, subject, account, object)));
  const unsure = object.namespace.state !== 'known' && bindsNamespaces(context);
  return { certain, possible: unsure || mayBindAnybody(context) };
}

function isMeant(subject: Lookup, binding: KubernetesObject, { name }: Account, { namespace }: KubernetesObject): boolean {
  const kind = textOf(child(subject, 'kind'));
  const word = textOf(child(subject, 'name')) ?? '';
  if (kind === 'Group') return word === everyAccount || (namespace.state === 'known' && word === `${everyAccount}:${namespace.value}`);
  if (kind !== 'ServiceAccount' || word !== name) return false;
  const own = child(subject, 'namespace');
  const where = own === undefined && binding.namespace.state === 'known' ? binding.namespace.value : textOf(own);
  return where === undefined || namespace.state !== 'known' || namespace.value === where;
}

/** The accounts of the workspace that a workload can mean. */
export function accountObjects({ name }: Account, { object }: Workload, { workspace, uri }: RuleContext): Matches<KubernetesObject> {
  return workspace.named('/ServiceAccount', name, object, uri);
}

/** What the accounts say of mounting their token: `false` where one switches it off. */
export function tokenSetting(accounts: readonly Located<KubernetesObject>[]): boolean | 'unknown' | undefined {
  const settings = accounts.map(({ subject }) => child(subject.node, 'automountServiceAccountToken'));
  if (settings.some((setting) => setting?.kind === 'scalar' && setting.value === false)) return false;
  if (settings.some(isUnknown)) return 'unknown';
  return settings.some((setting) => setting !== undefined) ? true : undefined;
}
