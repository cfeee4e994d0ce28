/** Where kustomize puts labels, annotations, images, numbers of replicas and namespaces by default. */
import type { FieldSpec } from './field-path.ts';

const podAffinity = ['podAffinity', 'podAntiAffinity'].flatMap((kind) => [
  `${kind}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels`,
  `${kind}/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels`,
]);

/** Selectors within the Pods of a workload, which are only changed where they are. */
function withinPods(kind: string): readonly FieldSpec[] {
  return [...podAffinity.map((path) => `affinity/${path}`), 'topologySpreadConstraints/labelSelector/matchLabels'].map((path) => ({
    path: `spec/template/spec/${path}`,
    group: 'apps',
    kind,
  }));
}

/** The metadata of objects and of the Pods that they make. */
function ofMetadata(field: 'labels' | 'annotations', statefulSet: Partial<FieldSpec>): readonly FieldSpec[] {
  return [
    { path: `metadata/${field}`, create: true },
    { path: `spec/template/metadata/${field}`, create: true, version: 'v1', kind: 'ReplicationController' },
    { path: `spec/template/metadata/${field}`, create: true, kind: 'Deployment' },
    { path: `spec/template/metadata/${field}`, create: true, kind: 'ReplicaSet' },
    { path: `spec/template/metadata/${field}`, create: true, kind: 'DaemonSet' },
    { path: `spec/template/metadata/${field}`, create: true, kind: 'StatefulSet', ...statefulSet },
    { path: `spec/template/metadata/${field}`, create: true, group: 'batch', kind: 'Job' },
    { path: `spec/jobTemplate/metadata/${field}`, create: true, group: 'batch', kind: 'CronJob' },
    { path: `spec/jobTemplate/spec/template/metadata/${field}`, create: true, group: 'batch', kind: 'CronJob' },
  ];
}

export const templateLabels: readonly FieldSpec[] = ofMetadata('labels', { group: 'apps' });

export const claimLabels: readonly FieldSpec[] = [
  { path: 'spec/volumeClaimTemplates[]/metadata/labels', create: true, group: 'apps', kind: 'StatefulSet' },
];

/** Labels that selectors get as well. */
export const selectorLabels: readonly FieldSpec[] = [
  { path: 'spec/selector', create: true, version: 'v1', kind: 'Service' },
  { path: 'spec/selector', create: true, version: 'v1', kind: 'ReplicationController' },
  { path: 'spec/selector/matchLabels', create: true, kind: 'Deployment' },
  ...withinPods('Deployment'),
  { path: 'spec/selector/matchLabels', create: true, kind: 'ReplicaSet' },
  { path: 'spec/selector/matchLabels', create: true, kind: 'DaemonSet' },
  { path: 'spec/selector/matchLabels', create: true, group: 'apps', kind: 'StatefulSet' },
  ...withinPods('StatefulSet'),
  { path: 'spec/selector/matchLabels', group: 'batch', kind: 'Job' },
  { path: 'spec/jobTemplate/spec/selector/matchLabels', group: 'batch', kind: 'CronJob' },
  { path: 'spec/selector/matchLabels', group: 'policy', kind: 'PodDisruptionBudget' },
  { path: 'spec/podSelector/matchLabels', group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { path: 'spec/ingress/from/podSelector/matchLabels', group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { path: 'spec/egress/to/podSelector/matchLabels', group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  ...templateLabels,
  ...claimLabels,
];

export const annotationFields: readonly FieldSpec[] = ofMetadata('annotations', {});

export const imageFields: readonly FieldSpec[] = ['spec', 'spec/template/spec'].flatMap((pod) => [
  { path: `${pod}/containers[]/image` },
  { path: `${pod}/initContainers[]/image` },
  { path: `${pod}/volumes[]/image/reference` },
]);

export const replicaFields: readonly FieldSpec[] = ['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map((kind) => ({
  path: 'spec/replicas',
  create: true,
  kind,
}));

export const namespaceFields: readonly FieldSpec[] = [
  { path: 'spec/service/namespace', group: 'apiregistration.k8s.io', kind: 'APIService', create: true },
  { path: 'spec/conversion/webhook/clientConfig/service/namespace', group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
];

/** Objects whose names belong to what they describe. */
export const fixedNames: readonly Partial<FieldSpec>[] = [
  { kind: 'CustomResourceDefinition' },
  { group: 'apiregistration.k8s.io', kind: 'APIService' },
  { kind: 'Namespace' },
];
