/** How lists of the kinds of Kubernetes are merged: by which fields of their items, all others as a whole. */
import { isKnownKind } from './kinds.ts';

/** `field[key,key]:Type`: a list merged by those keys (none: by its values), `field:Type` a map or a list replaced as a whole. */
const shapes: Readonly<Record<string, string>> = {
  ObjectMeta: 'finalizers[] ownerReferences[uid]',
  Container: 'env[name] ports[containerPort,protocol] volumeDevices[devicePath] volumeMounts[mountPath]',
  EphemeralContainer: 'env[name] volumeDevices[devicePath] volumeMounts[mountPath]',
  PodSpec:
    'containers[name]:Container ephemeralContainers[name]:EphemeralContainer hostAliases[ip] imagePullSecrets[name] initContainers[name]:Container topologySpreadConstraints[topologyKey,whenUnsatisfiable] volumes[name]:Volume',
  Volume: 'ephemeral:EphemeralVolume',
  EphemeralVolume: 'volumeClaimTemplate:Plain',
  PodTemplate: 'metadata:ObjectMeta spec:PodSpec',
  JobTemplate: 'metadata:ObjectMeta spec:WorkloadSpec',
  WorkloadSpec: 'template:PodTemplate',
  StatefulSetSpec: 'template:PodTemplate volumeClaimTemplates:Claim',
  CronJobSpec: 'jobTemplate:JobTemplate',
  ServiceSpec: 'ports[port,protocol]',
  NodeSpec: 'podCIDRs[]',
  NodeDriverSpec: 'drivers[name]',
  Conditions: 'conditions[type]',
  NodeStatus: 'addresses[type] conditions[type]',
  PodStatus: 'conditions[type] podIPs[ip]',
  Plain: 'metadata:ObjectMeta',
  Webhooks: 'metadata:ObjectMeta webhooks[name]',
  Workload: 'metadata:ObjectMeta spec:WorkloadSpec status:Conditions',
  StatefulSet: 'metadata:ObjectMeta spec:StatefulSetSpec status:Conditions',
  CronJob: 'metadata:ObjectMeta spec:CronJobSpec',
  Pod: 'metadata:ObjectMeta spec:PodSpec status:PodStatus',
  PodTemplateObject: 'metadata:ObjectMeta template:PodTemplate',
  Claim: 'metadata:ObjectMeta status:Conditions',
  Node: 'metadata:ObjectMeta spec:NodeSpec status:NodeStatus',
  NodeDrivers: 'metadata:ObjectMeta spec:NodeDriverSpec',
  Service: 'metadata:ObjectMeta spec:ServiceSpec status:Conditions',
  ServiceAccount: 'metadata:ObjectMeta secrets[name]',
  Conditioned: 'metadata:ObjectMeta status:Conditions',
  ComponentStatus: 'metadata:ObjectMeta conditions[type]',
};

/** The shape of each kind that has more to it than its metadata. */
const kinds: Readonly<Record<string, string>> = {
  MutatingWebhookConfiguration: 'Webhooks',
  ValidatingWebhookConfiguration: 'Webhooks',
  DaemonSet: 'Workload',
  Deployment: 'Workload',
  ReplicaSet: 'Workload',
  ReplicationController: 'Workload',
  Job: 'Workload',
  StatefulSet: 'StatefulSet',
  CronJob: 'CronJob',
  Pod: 'Pod',
  PodTemplate: 'PodTemplateObject',
  PersistentVolumeClaim: 'Claim',
  Node: 'Node',
  CSINode: 'NodeDrivers',
  Service: 'Service',
  ServiceAccount: 'ServiceAccount',
  APIService: 'Conditioned',
  Namespace: 'Conditioned',
  PodDisruptionBudget: 'Conditioned',
  ComponentStatus: 'ComponentStatus',
};

/** What is known of a value's fields. */
export interface Shape {
  readonly fields: ReadonlyMap<string, FieldShape>;
}

export interface FieldShape {
  /** The keys by which the items of the list are matched; empty: by value. undefined: the list is replaced. */
  readonly keys: readonly string[] | undefined;
  /** The shape of the field's value, or of its items. */
  readonly shape: Shape | undefined;
}

const parsed = new Map<string, Shape>();

function shapeOf(name: string): Shape {
  const known = parsed.get(name);
  if (known) return known;
  const fields = new Map<string, FieldShape>();
  const shape: Shape = { fields };
  parsed.set(name, shape);
  for (const item of (shapes[name] ?? '').split(' ')) {
    const [, field = '', keys, type] = /^([^[:]+)(?:\[([^\]]*)\])?(?::(.+))?$/.exec(item) ?? [];
    fields.set(field, {
      keys: keys === undefined ? undefined : keys.split(',').filter((key) => key !== ''),
      shape: type === undefined ? undefined : shapeOf(type),
    });
  }
  return shape;
}

/** The shape of a kind; undefined for custom resources, of which all lists are replaced. */
export function shapeOfKind(apiVersion: string, kind: string): Shape | undefined {
  return isKnownKind(apiVersion, kind) ? shapeOf(kinds[kind] ?? 'Plain') : undefined;
}
