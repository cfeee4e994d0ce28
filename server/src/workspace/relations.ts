/** Whom an object selects, and whether two objects may meet in one namespace. */
import type { KubernetesObject } from '../facts/kubernetes/types.ts';
import { at, child, stringMapOf } from '../syntax/tree.ts';
import type { Lookup } from '../syntax/tree.ts';
import { matchPairs, matchSelector } from './selectors.ts';
import type { Match } from './selectors.ts';

type Labels = ReadonlyMap<string, string>;
type Namespaced = Pick<KubernetesObject, 'namespace'>;

/** Whether an object's selector takes in Pods with these labels; undefined labels are not known. */
export function selects(object: KubernetesObject, labels: Labels | undefined): Match {
  const selector = selectorOf(object);
  if (!selectsByPairs(object)) return matchSelector(selector, labels);
  if (selector === undefined) return 'no';
  const pairs = stringMapOf(selector);
  if (!pairs) return 'unknown';
  return pairs.size === 0 ? 'no' : matchPairs(pairs, labels);
}

/** The pairs that Pods must hold to be selected; undefined where these are not known. */
export function pairsOfSelector(object: KubernetesObject): Labels | undefined {
  const selector = selectorOf(object);
  if (selector?.kind === 'unknown') return undefined;
  return stringMapOf(selectsByPairs(object) ? selector : child(selector, 'matchLabels'));
}

/** Different only when both are known: what sets none is put into one by whoever applies it. */
export function sameNamespace(a: Namespaced, b: Namespaced): boolean {
  return a.namespace.state !== 'known' || b.namespace.state !== 'known' || a.namespace.value === b.namespace.value;
}

/** A Service's selector is a plain map, and without one it selects nothing. */
function selectsByPairs({ group, kind }: KubernetesObject): boolean {
  return group === '' && kind === 'Service';
}

function selectorOf(object: KubernetesObject): Lookup {
  return at(object.node, 'spec', object.kind === 'NetworkPolicy' ? 'podSelector' : 'selector');
}
