/** Whether the Pods of a workload are kept off one node or zone. */
import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { matchSelector } from '../../workspace/selectors.ts';
import type { RuleContext } from '../rule.ts';
import { autoscalerOf, replicasOf } from './scaling.ts';

const replicated: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'Rollout', 'DeploymentConfig', 'ReplicaSet']);

/** Whether there is more than one Pod to spread. */
export function runsSeveral(workload: Workload, context: RuleContext): 'yes' | 'no' | 'unknown' {
  const { object } = workload;
  if (!replicated.has(object.kind) || object.fragment) return 'no';
  const autoscaler = autoscalerOf(workload, context);
  if (autoscaler) return autoscaler === 'unknown' ? 'unknown' : 'yes';
  const replicas = replicasOf(workload, context.workspace);
  if (replicas.state === 'unknown') return 'unknown';
  return replicas.state === 'known' && replicas.value >= 2 ? 'yes' : 'no';
}

/** A rule that keeps Pods apart, and by which topology. */
interface Apart {
  readonly topologyKey: string;
}

/** The anti-affinity terms and spread constraints that take in the workload's own Pods; 'unknown' when one of them cannot be read. */
export function keptApart({ podSpec, podLabels }: Workload): readonly Apart[] | 'unknown' {
  const spread = child(podSpec, 'topologySpreadConstraints');
  const affinity = at(podSpec, 'affinity', 'podAntiAffinity');
  const required = child(affinity, 'requiredDuringSchedulingIgnoredDuringExecution');
  const preferred = child(affinity, 'preferredDuringSchedulingIgnoredDuringExecution');
  if ([spread, affinity, required, preferred].some(isUnknown)) return 'unknown';
  const lists = [itemsOf(spread), itemsOf(required), itemsOf(preferred)];
  const terms = [
    ...lists.slice(0, 2).flatMap(({ items }) => items),
    ...(lists[2]?.items ?? []).map((item) => child(item, 'podAffinityTerm')),
  ];
  const read = terms.map((term) => readTerm(term, podLabels));
  if (read.includes('unknown') || lists.some(({ complete }) => !complete)) return 'unknown';
  return read.flatMap((term) => (typeof term === 'object' ? [term] : []));
}

function readTerm(term: Lookup, labels: ReadonlyMap<string, string> | undefined): Apart | 'unknown' | undefined {
  const topologyKey = textOf(child(term, 'topologyKey'));
  const selector = child(term, 'labelSelector');
  if (topologyKey === undefined || isUnknown(selector)) return 'unknown';
  // Without a selector no Pod is counted; with matchLabelKeys the own Pods are meant.
  if (selector === undefined) return child(term, 'matchLabelKeys') === undefined ? undefined : { topologyKey };
  const matches = matchSelector(selector, labels);
  if (matches === 'unknown') return 'unknown';
  return matches === 'yes' ? { topologyKey } : undefined;
}

export function isHost(topologyKey: string): boolean {
  return topologyKey === 'kubernetes.io/hostname' || topologyKey.endsWith('/hostname');
}
