/** Who holds a role, and which bindings speak of whom. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, stringMapOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import type { Located } from '../../workspace/view.ts';
import type { RuleContext } from '../rule.ts';
import { byKeys, perList } from './per-list.ts';
import type { Objects } from './per-list.ts';
import { isBuiltIn, rbacGroup } from './rbac.ts';

const bindingKinds: readonly string[] = [`${rbacGroup}/RoleBinding`, `${rbacGroup}/ClusterRoleBinding`];

const byRole = byKeys((binding) => [textOf(roleNameOf(binding))]);
const bySubject = byKeys((binding) => subjectsOf(binding).subjects.map((subject) => textOf(child(subject, 'name'))));
const withUnreadableRole = perList((bindings) => bindings.filter(({ subject }) => isUnknown(roleNameOf(subject))));
const withUnreadableSubject = perList((bindings) => bindings.filter(({ subject }) => mayHoldMore(subject)));
const withNamespace = perList((bindings) => bindings.filter(({ subject }) => subjectsOf(subject).subjects.some(isNamespace)));
const aggregates = perList((roles) => roles.filter(({ subject }) => at(subject.node, 'aggregationRule') !== undefined));

/** The bindings that name a subject so. */
export function bindingsNaming(name: string, { workspace }: RuleContext): Objects {
  return bindingKinds.flatMap((kind) => bySubject(workspace.objectsOf(kind)).get(name) ?? []);
}

/** Whether a binding that is applied with the file may name anybody. */
export function mayBindAnybody(context: RuleContext): boolean {
  return anyBeside(withUnreadableSubject, context);
}

/** Whether a binding that is applied with the file names all accounts of some namespace. */
export function bindsNamespaces(context: RuleContext): boolean {
  return anyBeside(withNamespace, context);
}

export const everyAccount = 'system:serviceaccounts';

function isNamespace(subject: Lookup): boolean {
  return textOf(child(subject, 'name'))?.startsWith(`${everyAccount}:`) === true;
}

function anyBeside(select: (bindings: Objects) => Objects, { workspace, uri }: RuleContext): boolean {
  const found = bindingKinds.flatMap((kind) => select(workspace.objectsOf(kind)));
  if (found.length === 0) return false;
  const { directory } = workspace.scopeOf(uri);
  return found.some((binding) => workspace.scopeOf(binding.uri).directory === directory);
}

/** The subjects of a binding, and whether these are all. */
export function subjectsOf({ node }: KubernetesObject): { readonly subjects: readonly Lookup[]; readonly complete: boolean } {
  const { items, complete } = itemsOf(child(node, 'subjects'));
  return { subjects: items, complete };
}

function mayHoldMore(binding: KubernetesObject): boolean {
  const { subjects, complete } = subjectsOf(binding);
  return !complete || subjects.some((subject) => subject?.kind !== 'map' || isUnknown(child(subject, 'name')));
}

export function roleNameOf({ node }: KubernetesObject): Lookup {
  return at(node, 'roleRef', 'name');
}

/**
 * Whether a role goes to service accounts only, whose programs are written for it, or to what bindings of Kubernetes itself name. Where no
 * binding is in sight it may be meant for anybody; where one cannot be read it is not known.
 */
export function heldByServiceAccounts(role: KubernetesObject, context: RuleContext): boolean | 'unknown' {
  if (role.name === undefined) return 'unknown';
  const bindings = [role, ...wholesOf(role, context)].flatMap((whole) => bindingsTo(whole, context));
  if (bindings.length === 0) return anyBeside(withUnreadableRole, context) ? 'unknown' : false;
  const all = bindings.filter(({ subject }) => !isBuiltIn(subject)).map(({ subject }) => subjectsOf(subject));
  const kinds = all.flatMap(({ subjects }) => subjects.map((subject) => textOf(child(subject, 'kind'))));
  if (kinds.some((kind) => kind === 'User' || kind === 'Group')) return false;
  return kinds.includes(undefined) || all.some(({ complete }) => !complete) ? 'unknown' : true;
}

function bindingsTo(role: KubernetesObject, { workspace }: RuleContext): readonly Located<KubernetesObject>[] {
  const candidates = bindingKinds.flatMap((kind) => byRole(workspace.objectsOf(kind)).get(role.name) ?? []);
  return candidates.filter(({ subject }) => textOf(at(subject.node, 'roleRef', 'kind')) === role.kind && !isApart(subject, role));
}

/** A Role is for its own namespace. */
function isApart({ namespace }: KubernetesObject, role: KubernetesObject): boolean {
  return (
    role.kind === 'Role' && namespace.state === 'known' && role.namespace.state === 'known' && namespace.value !== role.namespace.value
  );
}

/** The roles that are put together from others by their labels, this one among them. */
function wholesOf({ kind, labels, node }: KubernetesObject, { workspace }: RuleContext): readonly KubernetesObject[] {
  if (kind !== 'ClusterRole' || !labels || labels.size === 0) return [];
  const wholes = aggregates(workspace.objectsOf(`${rbacGroup}/ClusterRole`)).map(({ subject }) => subject);
  return wholes.filter((whole) => {
    const { items } = itemsOf(at(whole.node, 'aggregationRule', 'clusterRoleSelectors'));
    return whole.node !== node && items.some((selector) => takesIn(stringMapOf(child(selector, 'matchLabels')), labels));
  });
}

function takesIn(wanted: ReadonlyMap<string, string> | undefined, labels: ReadonlyMap<string, string>): boolean {
  return wanted !== undefined && wanted.size > 0 && [...wanted].every(([key, value]) => labels.get(key) === value);
}
