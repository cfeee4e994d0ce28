/** How messages name Kubernetes things. */
import type { Container, KubernetesObject } from '../../facts/kubernetes/types.ts';
import { say } from '../../texts/texts.ts';

export function describeContainer({ name, role }: Container): string {
  return named(
    { container: say`Container`, init: say`Init container`, sidecar: say`Sidecar container`, ephemeral: say`Ephemeral container` }[role],
    name,
  );
}

/** The same within a sentence. */
export function containerWithin({ name, role }: Container): string {
  return named(
    { container: say`container`, init: say`init container`, sidecar: say`sidecar container`, ephemeral: say`ephemeral container` }[role],
    name,
  );
}

export function describeObject({ kind, name }: KubernetesObject): string {
  return named(kind, name);
}

function named(noun: string, name: string | undefined): string {
  return name === undefined ? noun : say`${noun} "${name}"`;
}

/** What network policies and budgets select. */
export function podsOf(object: KubernetesObject): string {
  return object.kind === 'Pod' ? describeObject(object) : say`the Pods of ${describeObject(object)}`;
}
