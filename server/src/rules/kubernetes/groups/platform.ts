/** What platform objects say of delivery, policy and recovery. */
import type { Rule } from '../../rule.ts';
import { argoSyncNotAutomated } from '../argo-sync-not-automated.ts';
import { controlPlaneFlag } from '../control-plane-flag.ts';
import { fluxReconcileSettings } from '../flux-reconcile-settings.ts';
import { gatekeeperOpenRepoPrefix } from '../gatekeeper-open-repo-prefix.ts';
import { gitopsArgoHygiene } from '../gitops-argo-hygiene.ts';
import { helmTillerDeployed } from '../helm-tiller-deployed.ts';
import { openshiftMisc } from '../openshift-misc.ts';
import { policyAuditOnly } from '../policy-audit-only.ts';
import { policyExceptionWithoutExpiry } from '../policy-exception-without-expiry.ts';
import { sccPrivileged } from '../scc-privileged.ts';
import { tlsMinVersion } from '../tls-min-version.ts';

export const platformRules: readonly Rule[] = [
  controlPlaneFlag,
  helmTillerDeployed,
  sccPrivileged,
  openshiftMisc,
  gitopsArgoHygiene,
  argoSyncNotAutomated,
  fluxReconcileSettings,
  tlsMinVersion,
  policyAuditOnly,
  policyExceptionWithoutExpiry,
  gatekeeperOpenRepoPrefix,
];
