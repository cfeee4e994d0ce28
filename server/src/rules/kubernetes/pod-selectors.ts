/** Whom a label selector takes in among the Pods that are applied together with an object. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { child, itemsOf, stringMapOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { matchSelector } from '../../workspace/selectors.ts';
import type { RuleContext } from '../rule.ts';

/** Labels that controllers put on Pods: no template shows them. */
export const byControllers: ReadonlySet<string> = new Set([
  'job-name',
  'batch.kubernetes.io/job-name',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'controller-revision-hash',
]);

/** 'none' only where the files show every Pod that the selector could mean. */
export function podsSelected(selector: Lookup, object: KubernetesObject, context: RuleContext): 'some' | 'none' | 'unknown' {
  const pairs = stringMapOf(child(selector, 'matchLabels'));
  const expressions = itemsOf(child(selector, 'matchExpressions'));
  if (selector?.kind === 'unknown' || !pairs || !expressions.complete) return 'unknown';
  if (pairs.size === 0 && expressions.items.length === 0) return 'some';
  const { workspace, uri } = context;
  const keys = [...pairs.keys(), ...expressions.items.map((item) => textOf(child(item, 'key')))];
  if (keys.some((key) => key === undefined || byControllers.has(key) || workspace.labelIsSetElsewhere(key))) return 'unknown';
  const { certain, possible } = workspace.workloadsMatching(pairs, object, uri);
  if (expressions.items.length === 0 && certain.length > 0) return 'some';
  const matches = certain.map(({ subject }) => matchSelector(selector, subject.podLabels));
  if (matches.includes('yes')) return 'some';
  return possible || matches.includes('unknown') || !showsAllPods(object, context) ? 'unknown' : 'none';
}

/** Selectors reach beyond what one folder holds, unless something says what is applied together or the Pods stand in the same file. */
function showsAllPods({ namespace }: KubernetesObject, { workspace, uri }: RuleContext): boolean {
  if (namespace.state === 'known' && /^(?:kube|openshift)-/.test(namespace.value)) return false;
  const besideWorkloads = workspace.fileHasWorkloads(uri);
  if (!workspace.isPackaged(uri) && !besideWorkloads) return false;
  if (workspace.scopeBringsController(uri)) return false;
  return workspace.scopeHasWorkloads(uri) && !workspace.scopeMayRunOtherPods(uri) && workspace.namespaceHasWorkloads(namespace);
}

/** The pairs of a selector for messages: `app: web, tier: front`. */
export function describeLabels(selector: Lookup): string {
  const pairs = [...(stringMapOf(child(selector, 'matchLabels')) ?? [])].map(([key, value]) => `${key}: ${value}`);
  const keys = itemsOf(child(selector, 'matchExpressions')).items.map((item) => textOf(child(item, 'key')) ?? '');
  return [...pairs, ...keys].join(', ');
}
