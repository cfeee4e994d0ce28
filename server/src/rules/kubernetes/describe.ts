/** How messages name Kubernetes things. */
import type { Container, KubernetesObject } from '../../facts/kubernetes/types.ts';
import { english, say, translated } from '../../texts/texts.ts';

const containers: Readonly<Record<Container['role'], string>> = {
  container: english`Container`,
  init: english`Init container`,
  sidecar: english`Sidecar container`,
  ephemeral: english`Ephemeral container`,
};

const containersWithin: Readonly<Record<Container['role'], string>> = {
  container: english`container`,
  init: english`init container`,
  sidecar: english`sidecar container`,
  ephemeral: english`ephemeral container`,
};

export function describeContainer({ name, role }: Container): string {
  return named(translated(containers[role]), name);
}

/** The same within a sentence. */
export function containerWithin({ name, role }: Container): string {
  return named(translated(containersWithin[role]), name);
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
