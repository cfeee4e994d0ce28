/** What platform objects say of delivery, policy and recovery. */
import type { Rule } from '../../rule.ts';
import { admissionPolicyMissing } from '../admission-policy-missing.ts';
import { argoSyncNotAutomated } from '../argo-sync-not-automated.ts';
import { backupPolicyHygiene } from '../backup-policy-hygiene.ts';
import { backupScheduleMissing } from '../backup-schedule-missing.ts';
import { certManagerHygiene } from '../cert-manager-hygiene.ts';
import { controlPlaneFlag } from '../control-plane-flag.ts';
import { fluxReconcileSettings } from '../flux-reconcile-settings.ts';
import { gatekeeperOpenRepoPrefix } from '../gatekeeper-open-repo-prefix.ts';
import { gitopsArgoHygiene } from '../gitops-argo-hygiene.ts';
import { gitopsFluxSources } from '../gitops-flux-sources.ts';
import { helmTillerDeployed } from '../helm-tiller-deployed.ts';
import { openshiftMisc } from '../openshift-misc.ts';
import { policyAuditOnly } from '../policy-audit-only.ts';
import { policyExceptionWithoutExpiry } from '../policy-exception-without-expiry.ts';
import { sccPrivileged } from '../scc-privileged.ts';
import { tektonHygiene } from '../tekton-hygiene.ts';
import { tlsMinVersion } from '../tls-min-version.ts';

export const platformRules: readonly Rule[] = [
  controlPlaneFlag,
  helmTillerDeployed,
  sccPrivileged,
  openshiftMisc,
  gitopsArgoHygiene,
  argoSyncNotAutomated,
  gitopsFluxSources,
  fluxReconcileSettings,
  certManagerHygiene,
  tlsMinVersion,
  tektonHygiene,
  policyAuditOnly,
  policyExceptionWithoutExpiry,
  admissionPolicyMissing,
  gatekeeperOpenRepoPrefix,
  backupPolicyHygiene,
  backupScheduleMissing,
];
