/** The versions of Kubernetes' own APIs that went away or are going to; minor versions, as 22 for 1.22. After the life cycles in the Go types of Kubernetes 1.36. */

export interface ApiVersion {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  readonly deprecatedIn: number;
  /** The first release that does not serve it. */
  readonly removedIn: number;
  readonly replacement?: {
    readonly apiVersion: string;
    /** The first release that serves it. */
    readonly since: number;
    /** What is valid in the old version means the same in the new one. */
    readonly same: boolean;
  };
}

function served(
  apiVersion: string,
  kinds: string,
  deprecatedIn: number,
  removedIn: number,
  replacement?: ApiVersion['replacement'],
): ApiVersion {
  return { apiVersion, kinds: kinds.split(' '), deprecatedIn, removedIn, ...(replacement ? { replacement } : {}) };
}

export const oldApiVersions: readonly ApiVersion[] = [
  served('admissionregistration.k8s.io/v1alpha1', 'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding', 35, 38, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    since: 36,
    same: false,
  }),
  served('admissionregistration.k8s.io/v1alpha1', 'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding', 29, 32, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    since: 30,
    same: false,
  }),
  served('admissionregistration.k8s.io/v1beta1', 'MutatingWebhookConfiguration ValidatingWebhookConfiguration', 16, 22, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    since: 16,
    same: false,
  }),
  served('admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding', 31, 34, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    since: 30,
    same: true,
  }),
  served('apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 16, 22, {
    apiVersion: 'apiextensions.k8s.io/v1',
    since: 16,
    same: false,
  }),
  served('apiregistration.k8s.io/v1beta1', 'APIService', 19, 22, { apiVersion: 'apiregistration.k8s.io/v1', since: 10, same: true }),
  served('apps/v1beta1', 'Deployment StatefulSet', 8, 16, { apiVersion: 'apps/v1', since: 9, same: true }),
  served('apps/v1beta2', 'DaemonSet Deployment ReplicaSet StatefulSet', 9, 16, { apiVersion: 'apps/v1', since: 9, same: true }),
  served('authentication.k8s.io/v1alpha1', 'SelfSubjectReview', 29, 32, { apiVersion: 'authentication.k8s.io/v1', since: 28, same: false }),
  served('authentication.k8s.io/v1beta1', 'SelfSubjectReview', 30, 33, { apiVersion: 'authentication.k8s.io/v1', since: 28, same: false }),
  served('authentication.k8s.io/v1beta1', 'TokenReview', 19, 22, { apiVersion: 'authentication.k8s.io/v1', since: 6, same: false }),
  served('authorization.k8s.io/v1beta1', 'LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview', 19, 22, {
    apiVersion: 'authorization.k8s.io/v1',
    since: 19,
    same: false,
  }),
  served('authorization.k8s.io/v1beta1', 'SubjectAccessReview', 19, 22, { apiVersion: 'authorization.k8s.io/v1', since: 6, same: false }),
  served('autoscaling/v2beta1', 'HorizontalPodAutoscaler', 22, 25, { apiVersion: 'autoscaling/v2', since: 23, same: false }),
  served('autoscaling/v2beta2', 'HorizontalPodAutoscaler', 23, 26, { apiVersion: 'autoscaling/v2', since: 23, same: true }),
  served('batch/v1beta1', 'CronJob', 21, 25, { apiVersion: 'batch/v1', since: 21, same: true }),
  served('batch/v2alpha1', 'CronJob', 20, 21, { apiVersion: 'batch/v1', since: 21, same: false }),
  served('certificates.k8s.io/v1alpha1', 'ClusterTrustBundle', 34, 37, {
    apiVersion: 'certificates.k8s.io/v1beta1',
    since: 33,
    same: false,
  }),
  served('certificates.k8s.io/v1beta1', 'CertificateSigningRequest', 19, 22, {
    apiVersion: 'certificates.k8s.io/v1',
    since: 19,
    same: false,
  }),
  served('coordination.k8s.io/v1alpha2', 'LeaseCandidate', 35, 38, { apiVersion: 'coordination.k8s.io/v1beta1', since: 33, same: false }),
  served('coordination.k8s.io/v1beta1', 'Lease', 19, 22, { apiVersion: 'coordination.k8s.io/v1', since: 14, same: true }),
  served('discovery.k8s.io/v1beta1', 'EndpointSlice', 21, 25, { apiVersion: 'discovery.k8s.io/v1', since: 21, same: false }),
  served('events.k8s.io/v1beta1', 'Event', 22, 25, { apiVersion: 'events.k8s.io/v1', since: 19, same: false }),
  served('extensions/v1beta1', 'DaemonSet Deployment ReplicaSet', 8, 16, { apiVersion: 'apps/v1', since: 9, same: true }),
  served('extensions/v1beta1', 'Ingress', 14, 22, { apiVersion: 'networking.k8s.io/v1', since: 19, same: false }),
  served('extensions/v1beta1', 'NetworkPolicy', 9, 16, { apiVersion: 'networking.k8s.io/v1', since: 7, same: true }),
  served('extensions/v1beta1', 'PodSecurityPolicy', 10, 16),
  served('flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema PriorityLevelConfiguration', 23, 26, {
    apiVersion: 'flowcontrol.apiserver.k8s.io/v1',
    since: 29,
    same: false,
  }),
  served('flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema PriorityLevelConfiguration', 26, 29, {
    apiVersion: 'flowcontrol.apiserver.k8s.io/v1',
    since: 29,
    same: false,
  }),
  served('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema PriorityLevelConfiguration', 29, 32, {
    apiVersion: 'flowcontrol.apiserver.k8s.io/v1',
    since: 29,
    same: false,
  }),
  served('networking.k8s.io/v1beta1', 'IPAddress ServiceCIDR', 34, 37, { apiVersion: 'networking.k8s.io/v1', since: 33, same: true }),
  served('networking.k8s.io/v1beta1', 'Ingress', 19, 22, { apiVersion: 'networking.k8s.io/v1', since: 19, same: false }),
  served('networking.k8s.io/v1beta1', 'IngressClass', 19, 22, { apiVersion: 'networking.k8s.io/v1', since: 19, same: true }),
  served('node.k8s.io/v1alpha1', 'RuntimeClass', 20, 22, { apiVersion: 'node.k8s.io/v1', since: 20, same: false }),
  served('node.k8s.io/v1beta1', 'RuntimeClass', 22, 25, { apiVersion: 'node.k8s.io/v1', since: 20, same: true }),
  served('policy/v1beta1', 'PodDisruptionBudget', 21, 25, { apiVersion: 'policy/v1', since: 21, same: true }),
  served('policy/v1beta1', 'PodSecurityPolicy', 21, 25),
  served('rbac.authorization.k8s.io/v1alpha1', 'ClusterRole ClusterRoleBinding Role RoleBinding', 17, 22, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    since: 8,
    same: false,
  }),
  served('rbac.authorization.k8s.io/v1beta1', 'ClusterRole ClusterRoleBinding Role RoleBinding', 17, 22, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    since: 8,
    same: true,
  }),
  served('resource.k8s.io/v1alpha3', 'DeviceTaintRule', 36, 39, { apiVersion: 'resource.k8s.io/v1beta2', since: 36, same: false }),
  served('resource.k8s.io/v1beta1', 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice', 35, 38, {
    apiVersion: 'resource.k8s.io/v1',
    since: 34,
    same: false,
  }),
  served('resource.k8s.io/v1beta2', 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice', 36, 39, {
    apiVersion: 'resource.k8s.io/v1',
    since: 34,
    same: false,
  }),
  served('scheduling.k8s.io/v1alpha1', 'PriorityClass', 14, 22, { apiVersion: 'scheduling.k8s.io/v1', since: 14, same: true }),
  served('scheduling.k8s.io/v1beta1', 'PriorityClass', 14, 22, { apiVersion: 'scheduling.k8s.io/v1', since: 14, same: true }),
  served('settings.k8s.io/v1alpha1', 'PodPreset', 19, 20),
  served('storage.k8s.io/v1alpha1', 'CSIStorageCapacity', 21, 24, { apiVersion: 'storage.k8s.io/v1', since: 24, same: false }),
  served('storage.k8s.io/v1alpha1', 'VolumeAttachment', 21, 24, { apiVersion: 'storage.k8s.io/v1', since: 13, same: false }),
  served('storage.k8s.io/v1alpha1', 'VolumeAttributesClass', 32, 35, { apiVersion: 'storage.k8s.io/v1', since: 34, same: false }),
  served('storage.k8s.io/v1beta1', 'CSIDriver', 19, 22, { apiVersion: 'storage.k8s.io/v1', since: 18, same: true }),
  served('storage.k8s.io/v1beta1', 'CSINode', 17, 22, { apiVersion: 'storage.k8s.io/v1', since: 17, same: true }),
  served('storage.k8s.io/v1beta1', 'CSIStorageCapacity', 24, 27, { apiVersion: 'storage.k8s.io/v1', since: 24, same: true }),
  served('storage.k8s.io/v1beta1', 'StorageClass', 19, 22, { apiVersion: 'storage.k8s.io/v1', since: 6, same: true }),
  served('storage.k8s.io/v1beta1', 'VolumeAttachment', 19, 22, { apiVersion: 'storage.k8s.io/v1', since: 13, same: true }),
  served('storage.k8s.io/v1beta1', 'VolumeAttributesClass', 34, 37, { apiVersion: 'storage.k8s.io/v1', since: 34, same: true }),
];

const byKind: ReadonlyMap<string, ApiVersion> = new Map(
  oldApiVersions.flatMap((version) => version.kinds.map((kind) => [`${version.apiVersion} ${kind}`, version] as const)),
);

/** What became of a version of a kind; undefined for those that are there to stay, and for what is not Kubernetes' own. */
export function oldApiVersion(apiVersion: string, kind: string): ApiVersion | undefined {
  return byKind.get(`${apiVersion} ${kind}`);
}
