/** Service accounts and what they may do. */
import type { Rule } from '../../rule.ts';
import { automountServiceAccountToken } from '../automount-service-account-token.ts';
import { kubernetesDashboard } from '../kubernetes-dashboard.ts';
import { rbacClusterAdminBinding } from '../rbac-cluster-admin-binding.ts';
import { rbacCreatePersistentVolumes } from '../rbac-create-persistent-volumes.ts';
import { rbacCreatePods } from '../rbac-create-pods.ts';
import { rbacCsrApproval } from '../rbac-csr-approval.ts';
import { rbacDeleteEventsLogs } from '../rbac-delete-events-logs.ts';
import { rbacDeleteWorkloads } from '../rbac-delete-workloads.ts';
import { rbacEscalateBindImpersonate } from '../rbac-escalate-bind-impersonate.ts';
import { rbacModifyConfigmaps } from '../rbac-modify-configmaps.ts';
import { rbacModifyNetworking } from '../rbac-modify-networking.ts';
import { rbacNodeProxy } from '../rbac-node-proxy.ts';
import { rbacPodExecAttach } from '../rbac-pod-exec-attach.ts';
import { rbacPortForward } from '../rbac-port-forward.ts';
import { rbacSecretsAccess } from '../rbac-secrets-access.ts';
import { rbacServiceAccountTokenCreate } from '../rbac-service-account-token-create.ts';
import { rbacSystemGroupBinding } from '../rbac-system-group-binding.ts';
import { rbacWebhookConfig } from '../rbac-webhook-config.ts';
import { rbacWildcard } from '../rbac-wildcard.ts';
import { serviceAccountDefault } from '../service-account-default.ts';
import { serviceAccountDeprecatedField } from '../service-account-deprecated-field.ts';
import { serviceAccountNonexistent } from '../service-account-nonexistent.ts';
import { serviceAccountTokenSecret } from '../service-account-token-secret.ts';
import { workloadClusterTakeover } from '../workload-cluster-takeover.ts';

export const accessRules: readonly Rule[] = [
  automountServiceAccountToken,
  serviceAccountDefault,
  serviceAccountDeprecatedField,
  serviceAccountNonexistent,
  serviceAccountTokenSecret,
  rbacWildcard,
  rbacClusterAdminBinding,
  rbacSecretsAccess,
  rbacCreatePods,
  rbacPodExecAttach,
  rbacPortForward,
  rbacEscalateBindImpersonate,
  rbacNodeProxy,
  rbacCsrApproval,
  rbacWebhookConfig,
  rbacCreatePersistentVolumes,
  rbacServiceAccountTokenCreate,
  rbacDeleteWorkloads,
  rbacDeleteEventsLogs,
  rbacModifyConfigmaps,
  rbacModifyNetworking,
  rbacSystemGroupBinding,
  workloadClusterTakeover,
  kubernetesDashboard,
];
