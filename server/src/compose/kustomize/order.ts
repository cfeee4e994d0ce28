/** `sortOptions`: the order in which objects come out; without it, what others need comes first. */
import type { Resource } from './resource.ts';
import { field, items, text } from './value.ts';
import type { Value } from './value.ts';

const first = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
];
const last = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

export function inOrder(resources: readonly Resource[], setting: Value | undefined): readonly Resource[] {
  const order = text(field(setting, 'order'));
  if (setting && order !== 'legacy') return resources;
  const options = field(setting, 'legacySortOptions');
  const kinds = (key: string, usual: readonly string[]): readonly string[] =>
    options ? items(field(options, key)).flatMap((kind) => text(kind) ?? []) : usual;
  const ranks = new Map<string, number>();
  const [early, late] = [kinds('orderFirst', first), kinds('orderLast', last)];
  for (const [index, kind] of early.entries()) ranks.set(kind, index - early.length);
  for (const [index, kind] of late.entries()) ranks.set(kind, index + 1);
  const keys = new Map(resources.map((resource) => [resource, sortKey(resource)]));
  return [...resources].sort((one, other) => {
    const rank = (ranks.get(one.kind) ?? 0) - (ranks.get(other.kind) ?? 0);
    if (rank !== 0) return rank;
    const [mine = [], others = []] = [keys.get(one), keys.get(other)];
    return mine.reduce((result, part, at) => result || compare(part, others[at] ?? ''), 0);
  });
}

function sortKey({ gvk: { group, version, kind }, name, namespace }: Resource): readonly string[] {
  return [[group || '~G', version || '~V', kind || '~K'].join('_'), [namespace || '~X', name || '~N'].join('|')];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
