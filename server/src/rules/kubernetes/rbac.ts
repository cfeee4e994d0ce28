/** Roles and what they grant. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { child, itemsOf } from '../../syntax/tree.ts';
import type { MapNode, ScalarNode } from '../../syntax/tree.ts';

export const rbacGroup = 'rbac.authorization.k8s.io';

/** A list of words that a policy rule gives. */
export interface Words {
  readonly listed: readonly ScalarNode[];
  /** False when there may be more than those. */
  readonly complete: boolean;
}

export interface PolicyRule {
  readonly node: MapNode;
  readonly groups: Words;
  readonly resources: Words;
  readonly verbs: Words;
  /** The single objects that it speaks of; undefined when it speaks of all. */
  readonly names: Words | undefined;
}

export function isRole({ group, kind }: KubernetesObject): boolean {
  return isRbac(group) && (kind === 'Role' || kind === 'ClusterRole');
}

export function isBinding({ group, kind }: KubernetesObject): boolean {
  return isRbac(group) && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding');
}

/** Charts often template the API version; the kinds are not used elsewhere. */
function isRbac(group: string): boolean {
  return group === rbacGroup || group === '?';
}

const builtIn = /^(?:cluster-admin|admin|edit|view|system:.*|kubeadm:.*|gce:podsecuritypolicy:.*)$/;

/** Brought along by Kubernetes or its provider, under a name that is theirs. */
export function isBuiltIn({ name }: KubernetesObject): boolean {
  return name !== undefined && builtIn.test(name);
}

/** The rules of a role that speak of resources, and whether these are all. */
export function policyRulesOf({ node, fragment }: KubernetesObject): { readonly rules: readonly PolicyRule[]; readonly complete: boolean } {
  const { items, complete } = itemsOf(child(node, 'rules'));
  const rules = items.filter((item) => item.kind === 'map').map(readRule);
  return { rules, complete: complete && !fragment && rules.length === items.length };
}

function readRule(node: MapNode): PolicyRule {
  const names = wordsOf(node, 'resourceNames');
  return {
    node,
    groups: wordsOf(node, 'apiGroups'),
    resources: wordsOf(node, 'resources'),
    verbs: wordsOf(node, 'verbs'),
    names: names.complete && names.listed.length === 0 ? undefined : names,
  };
}

function wordsOf(rule: MapNode, key: string): Words {
  const { items, complete } = itemsOf(child(rule, key));
  const listed = items.filter((item) => item.kind === 'scalar');
  return { listed, complete: complete && listed.length === items.length };
}

/** Whether a list names one of the words, or everything. */
export function holdsAny({ listed }: Words, words: readonly string[]): boolean {
  return listed.some(({ text }) => text === '*' || words.includes(text));
}

export function holds({ listed }: Words, word: string): boolean {
  return listed.some(({ text }) => text === word);
}

const allVerbs: readonly string[] = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];

/** Grants everything: the like of `cluster-admin`. */
export function grantsAll(role: KubernetesObject): boolean {
  return policyRulesOf(role).rules.some(({ groups, resources, verbs }) => {
    const anything = holds(groups, '*') && holds(resources, '*');
    return anything && (holds(verbs, '*') || allVerbs.every((verb) => holds(verbs, verb)));
  });
}
