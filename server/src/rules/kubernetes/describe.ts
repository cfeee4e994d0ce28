/** How messages name Kubernetes things. */
import type { Container, KubernetesObject } from '../../facts/kubernetes/types.ts';

export function describeContainer({ name, role }: Container): string {
  const noun = { container: 'Container', init: 'Init container', sidecar: 'Sidecar container', ephemeral: 'Ephemeral container' }[role];
  return name === undefined ? noun : `${noun} "${name}"`;
}

export function describeObject({ kind, name }: KubernetesObject): string {
  return name === undefined ? kind : `${kind} "${name}"`;
}

/** What network policies and budgets select. */
export function podsOf(object: KubernetesObject): string {
  return object.kind === 'Pod' ? describeObject(object) : `the Pods of ${describeObject(object)}`;
}
