/** Which fields name which objects: they follow when a name changes. */
import type { FieldSpec } from './field-path.ts';
import type { GroupVersionKind } from './resource.ts';

export interface NameReference {
  readonly target: Partial<GroupVersionKind>;
  readonly fields: readonly FieldSpec[];
}

const templated = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job'];
const rbac = 'rbac.authorization.k8s.io';
const admission = 'admissionregistration.k8s.io';

/** A field of the Pods of each kind that makes some. */
function inPods(fields: readonly string[], kinds: readonly string[], pod: Partial<FieldSpec> = {}): readonly FieldSpec[] {
  return kinds.flatMap((kind) => fields.map((path) => ({ path: `${podPath(kind)}/${path}`, kind, ...(kind === 'Pod' ? pod : {}) })));
}

function podPath(kind: string): string {
  if (kind === 'Pod') return 'spec';
  if (kind === 'PodTemplate') return 'template/spec';
  return kind === 'CronJob' ? 'spec/jobTemplate/spec/template/spec' : 'spec/template/spec';
}

const allPods = ['Pod', 'PodTemplate', ...templated, 'CronJob'];
const pods = ['Pod', 'StatefulSet', 'Deployment', 'ReplicationController', 'CronJob', 'Job', 'DaemonSet'];

function ofContainers(kind: 'configMap' | 'secret'): readonly string[] {
  return [
    `containers/env/valueFrom/${kind}KeyRef/name`,
    `initContainers/env/valueFrom/${kind}KeyRef/name`,
    `containers/envFrom/${kind}Ref/name`,
    `initContainers/envFrom/${kind}Ref/name`,
    `volumes/projected/sources/${kind}/name`,
  ];
}

function annotations(names: readonly string[]): readonly FieldSpec[] {
  return names.map((name) => ({ path: `metadata/annotations/${name.replace('/', '\\/')}`, kind: 'Ingress' }));
}

const roles: readonly FieldSpec[] = ['Role', 'ClusterRole'].map((kind) => ({ path: 'rules/resourceNames', kind }));

export const nameReferences: readonly NameReference[] = [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map((kind) => ({
    target: { kind },
    fields: [{ path: 'spec/scaleTargetRef/name', kind: 'HorizontalPodAutoscaler' }],
  })),
  {
    target: { kind: 'ConfigMap', version: 'v1' },
    fields: [
      ...inPods(['volumes/configMap/name', ...ofContainers('configMap')], allPods, { version: 'v1' }),
      { path: 'spec/configSource/configMap', kind: 'Node' },
      ...roles,
      ...annotations(['nginx.ingress.kubernetes.io/fastcgi-params-configmap']),
    ],
  },
  {
    target: { kind: 'Secret', version: 'v1' },
    fields: [
      ...inPods(['volumes/secret/secretName', 'imagePullSecrets/name', ...ofContainers('secret')], allPods, { version: 'v1' }),
      { path: 'spec/tls/secretName', kind: 'Ingress' },
      ...annotations([
        'ingress.kubernetes.io/auth-secret',
        'nginx.ingress.kubernetes.io/auth-secret',
        'nginx.ingress.kubernetes.io/auth-tls-secret',
      ]),
      { path: 'imagePullSecrets/name', kind: 'ServiceAccount' },
      ...['secretName', 'adminSecretName', 'userSecretName', 'secretRef'].map((name) => ({
        path: `parameters/${name}`,
        kind: 'StorageClass',
      })),
      ...roles,
      {
        path: 'spec/template/spec/containers/env/valueFrom/secretKeyRef/name',
        kind: 'Service',
        group: 'serving.knative.dev',
        version: 'v1',
      },
      { path: 'spec/azureFile/secretName', kind: 'PersistentVolume' },
    ],
  },
  {
    target: { kind: 'Service', version: 'v1' },
    fields: [
      { path: 'spec/serviceName', kind: 'StatefulSet', group: 'apps' },
      { path: 'spec/rules/http/paths/backend/serviceName', kind: 'Ingress' },
      { path: 'spec/backend/serviceName', kind: 'Ingress' },
      { path: 'spec/rules/http/paths/backend/service/name', kind: 'Ingress' },
      { path: 'spec/defaultBackend/service/name', kind: 'Ingress' },
      { path: 'spec/service/name', kind: 'APIService', group: 'apiregistration.k8s.io' },
      { path: 'webhooks/clientConfig/service', kind: 'ValidatingWebhookConfiguration', group: admission },
      { path: 'webhooks/clientConfig/service', kind: 'MutatingWebhookConfiguration', group: admission },
    ],
  },
  { target: { kind: 'Role', group: rbac }, fields: [{ path: 'roleRef/name', kind: 'RoleBinding', group: rbac }] },
  {
    target: { kind: 'ClusterRole', group: rbac },
    fields: ['RoleBinding', 'ClusterRoleBinding'].map((kind) => ({ path: 'roleRef/name', kind, group: rbac })),
  },
  {
    target: { kind: 'ServiceAccount', version: 'v1' },
    fields: [
      ...['RoleBinding', 'ClusterRoleBinding'].map((kind) => ({ path: 'subjects', kind, group: rbac })),
      ...inPods(['serviceAccountName'], pods),
    ],
  },
  { target: { kind: 'PersistentVolumeClaim', version: 'v1' }, fields: inPods(['volumes/persistentVolumeClaim/claimName'], pods) },
  {
    target: { kind: 'PersistentVolume', version: 'v1' },
    fields: [
      { path: 'spec/volumeName', kind: 'PersistentVolumeClaim' },
      { path: 'rules/resourceNames', kind: 'ClusterRole' },
    ],
  },
  {
    target: { kind: 'StorageClass', version: 'v1', group: 'storage.k8s.io' },
    fields: [
      { path: 'spec/storageClassName', kind: 'PersistentVolume' },
      { path: 'spec/storageClassName', kind: 'PersistentVolumeClaim' },
      { path: 'spec/volumeClaimTemplates/spec/storageClassName', kind: 'StatefulSet' },
    ],
  },
  { target: { kind: 'PriorityClass', version: 'v1', group: 'scheduling.k8s.io' }, fields: inPods(['priorityClassName'], pods) },
  {
    target: { kind: 'ValidatingAdmissionPolicy', group: admission },
    fields: [{ path: 'spec/policyName', kind: 'ValidatingAdmissionPolicyBinding', group: admission }],
  },
];
