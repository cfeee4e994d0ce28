import type { KubernetesObject } from '../facts/kubernetes/types.ts';
import { at, textOf } from '../syntax/tree.ts';

/** The workload that an autoscaler names. A missing kind is Deployment, as KEDA has it. */
export function targetOf(object: KubernetesObject): { readonly kind: string; readonly name: string } | undefined {
  const reference = at(object.node, 'spec', 'scaleTargetRef') ?? at(object.node, 'spec', 'targetRef');
  const name = textOf(at(reference, 'name'));
  const kind = at(reference, 'kind');
  if (name === undefined || kind?.kind === 'unknown') return undefined;
  return { kind: textOf(kind) ?? 'Deployment', name };
}
