/** What the rules about autoscalers share. */
import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { at, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import type { Located } from '../../workspace/view.ts';
import type { RuleContext } from '../rule.ts';
import { findNamed } from './references.ts';
import type { Reference } from './references.ts';

export function isHpa({ group, kind }: KubernetesObject): boolean {
  return group === 'autoscaling' && kind === 'HorizontalPodAutoscaler';
}

export function isScaledObject({ group, kind }: KubernetesObject): boolean {
  return group === 'keda.sh' && kind === 'ScaledObject';
}

export function isVpa({ group, kind }: KubernetesObject): boolean {
  return group === 'autoscaling.k8s.io' && kind === 'VerticalPodAutoscaler';
}

/** What an autoscaler names as its target. */
export interface Target {
  readonly kind: string;
  readonly name: string;
  readonly node: Lookup;
}

export function targetIn({ node }: KubernetesObject): Target | undefined {
  const reference = at(node, 'spec', 'scaleTargetRef') ?? at(node, 'spec', 'targetRef');
  const name = at(reference, 'name');
  const kind = at(reference, 'kind');
  const text = textOf(name);
  if (text === undefined || kind?.kind === 'unknown') return undefined;
  return { kind: textOf(kind) ?? 'Deployment', name: text, node: name };
}

const groups: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'apps'],
  ['StatefulSet', 'apps'],
  ['ReplicaSet', 'apps'],
  ['DaemonSet', 'apps'],
  ['Rollout', 'argoproj.io'],
  ['DeploymentConfig', 'apps.openshift.io'],
]);

/** Whether the target is there; unknown for kinds that only their own controllers know. */
export function findTarget(object: KubernetesObject, target: Target, context: RuleContext): Reference {
  const group = groups.get(target.kind);
  return group === undefined ? { state: 'unknown' } : findNamed(`${group}/${target.kind}`, target.name, object, context);
}

/** The workload at a place. */
export function workloadAt({ subject, uri }: Located<KubernetesObject>, { workspace }: RuleContext): Workload | undefined {
  const units = workspace.file(uri)?.units ?? [];
  return units.flatMap(({ unit }) => unit.subjects.workload ?? []).find(({ object }) => object.node === subject.node);
}

/** The only workload that an autoscaler can mean. */
export function workloadOf(
  object: KubernetesObject,
  context: RuleContext,
): { readonly workload: Workload; readonly uri: string } | undefined {
  const target = targetIn(object);
  const reference = target && findTarget(object, target, context);
  if (reference?.state !== 'found') return undefined;
  const workload = workloadAt(reference.places[0], context);
  return workload && { workload, uri: reference.places[0].uri };
}

export function numberOf(node: Lookup): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}
