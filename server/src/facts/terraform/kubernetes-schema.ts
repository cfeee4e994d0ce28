/** How the Kubernetes provider names what the API calls otherwise. */

/** API version and kind by resource type, without the version at its end. */
export const resourceKinds: ReadonlyMap<string, readonly [apiVersion: string, kind: string]> = new Map([
  ['kubernetes_pod', ['v1', 'Pod']],
  ['kubernetes_deployment', ['apps/v1', 'Deployment']],
  ['kubernetes_stateful_set', ['apps/v1', 'StatefulSet']],
  ['kubernetes_daemonset', ['apps/v1', 'DaemonSet']],
  ['kubernetes_daemon_set', ['apps/v1', 'DaemonSet']],
  ['kubernetes_replication_controller', ['v1', 'ReplicationController']],
  ['kubernetes_job', ['batch/v1', 'Job']],
  ['kubernetes_cron_job', ['batch/v1', 'CronJob']],
  ['kubernetes_service', ['v1', 'Service']],
  ['kubernetes_service_account', ['v1', 'ServiceAccount']],
  ['kubernetes_config_map', ['v1', 'ConfigMap']],
  ['kubernetes_secret', ['v1', 'Secret']],
  ['kubernetes_namespace', ['v1', 'Namespace']],
  ['kubernetes_persistent_volume_claim', ['v1', 'PersistentVolumeClaim']],
  ['kubernetes_ingress', ['networking.k8s.io/v1', 'Ingress']],
  ['kubernetes_network_policy', ['networking.k8s.io/v1', 'NetworkPolicy']],
  ['kubernetes_role', ['rbac.authorization.k8s.io/v1', 'Role']],
  ['kubernetes_role_binding', ['rbac.authorization.k8s.io/v1', 'RoleBinding']],
  ['kubernetes_cluster_role', ['rbac.authorization.k8s.io/v1', 'ClusterRole']],
  ['kubernetes_cluster_role_binding', ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding']],
  ['kubernetes_horizontal_pod_autoscaler', ['autoscaling/v2', 'HorizontalPodAutoscaler']],
  ['kubernetes_pod_disruption_budget', ['policy/v1', 'PodDisruptionBudget']],
  ['kubernetes_limit_range', ['v1', 'LimitRange']],
  ['kubernetes_resource_quota', ['v1', 'ResourceQuota']],
]);

const lists: ReadonlyMap<string, string> = new Map([
  ['container', 'containers'],
  ['init_container', 'initContainers'],
  ['env', 'env'],
  ['env_from', 'envFrom'],
  ['port', 'ports'],
  ['ports', 'ports'],
  ['volume', 'volumes'],
  ['volume_mount', 'volumeMounts'],
  ['volume_device', 'volumeDevices'],
  ['volume_claim_template', 'volumeClaimTemplates'],
  ['toleration', 'tolerations'],
  ['image_pull_secrets', 'imagePullSecrets'],
  ['image_pull_secret', 'imagePullSecrets'],
  ['host_aliases', 'hostAliases'],
  ['topology_spread_constraint', 'topologySpreadConstraints'],
  ['readiness_gate', 'readinessGates'],
  ['http_header', 'httpHeaders'],
  ['match_expressions', 'matchExpressions'],
  ['match_fields', 'matchFields'],
  ['node_selector_term', 'nodeSelectorTerms'],
  ['rule', 'rules'],
  ['subject', 'subjects'],
  ['tls', 'tls'],
  ['metric', 'metrics'],
  ['items', 'items'],
  ['sources', 'sources'],
  ['sysctl', 'sysctls'],
  ['from', 'from'],
  ['to', 'to'],
  ['ingress', 'ingress'],
  ['egress', 'egress'],
]);

/** The name of a block that may stand several times; undefined for all others. */
export function listNames(name: string, parent: string): string | undefined {
  // Backends of an ingress name one port, and its rules one list of paths.
  if (name === 'port') return parent === 'service' ? undefined : 'ports';
  if (name === 'path' && parent === 'http') return 'paths';
  return lists.get(name);
}

/** Names in which more than the first letter of a word is large. */
export const spelled: ReadonlyMap<string, string> = new Map([
  ['host_ip', 'hostIP'],
  ['host_ipc', 'hostIPC'],
  ['host_pid', 'hostPID'],
  ['cluster_ip', 'clusterIP'],
  ['external_ips', 'externalIPs'],
  ['load_balancer_ip', 'loadBalancerIP'],
  ['non_resource_urls', 'nonResourceURLs'],
  ['pod_ip', 'podIP'],
]);

/** Whole numbers that the provider also takes as strings. */
export const numbers: ReadonlySet<string> = new Set([
  ...['replicas', 'runAsUser', 'runAsGroup', 'fsGroup', 'port', 'targetPort', 'containerPort', 'hostPort', 'nodePort'],
  ...['minAvailable', 'maxUnavailable', 'maxSurge', 'minReplicas', 'maxReplicas', 'defaultMode'],
]);
