import type { Rule } from '../../rule.ts';
import { acrHardening } from '../acr-hardening.ts';
import { aksDiskEncryption } from '../aks-disk-encryption.ts';
import { aksMonitoring } from '../aks-monitoring.ts';
import { aksNetworkPolicy } from '../aks-network-policy.ts';
import { aksPolicyAddon } from '../aks-policy-addon.ts';
import { aksPrivateOrAuthorizedIps } from '../aks-private-or-authorized-ips.ts';
import { aksRbac } from '../aks-rbac.ts';
import { aksSecretsRotation } from '../aks-secrets-rotation.ts';
import { aksSla } from '../aks-sla.ts';
import { aksUpgradeChannel } from '../aks-upgrade-channel.ts';

export const aksRules: readonly Rule[] = [
  aksRbac,
  aksPrivateOrAuthorizedIps,
  aksNetworkPolicy,
  aksMonitoring,
  aksPolicyAddon,
  aksUpgradeChannel,
  aksDiskEncryption,
  aksSecretsRotation,
  aksSla,
  acrHardening,
];
