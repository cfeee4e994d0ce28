/** Whether what an object names is among the objects that are applied with it. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import type { Located, ObjectKeys } from '../../workspace/view.ts';
import type { RuleContext } from '../rule.ts';

export type Reference =
  | { readonly state: 'found'; readonly places: readonly [Located<KubernetesObject>, ...Located<KubernetesObject>[]] }
  | { readonly state: 'unknown' }
  | { readonly state: 'missing' };

/**
 * Missing only where the files applied together hold other objects of the kind for that namespace, and nothing that may bring more:
 * a set without any takes them from elsewhere, and namespaces of the system are filled by others.
 */
export function findNamed(groupKind: string, name: string, object: KubernetesObject, { workspace, uri }: RuleContext): Reference {
  const { certain, possible } = workspace.named(groupKind, name, object, uri);
  const [first, ...rest] = certain;
  if (first) return { state: 'found', places: [first, ...rest] };
  const inSystem = object.namespace.state === 'known' && /^(?:kube|openshift)-/.test(object.namespace.value);
  if (possible || inSystem || workspace.scopeOf(uri).opaque || workspace.scopeMayRunOtherPods(uri)) return { state: 'unknown' };
  const neighbours = workspace.applied(groupKind, uri);
  const together = neighbours.some((place) => (!place.keys.fragment || place.uri === uri) && areTogether(object, place.keys));
  return { state: together ? 'missing' : 'unknown' };
}

/** Surely in one namespace, as far as files can say. */
function areTogether({ namespace: a }: ObjectKeys, { namespace: b }: ObjectKeys): boolean {
  return a.state === 'known' ? b.state === 'known' && a.value === b.value : b.state === 'absent';
}
