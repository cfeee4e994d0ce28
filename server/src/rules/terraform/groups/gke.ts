import type { Rule } from '../../rule.ts';
import { artifactRegistryPublic } from '../artifact-registry-public.ts';
import { gkeBinaryAuthorization } from '../gke-binary-authorization.ts';
import { gkeControlPlanePublic } from '../gke-control-plane-public.ts';
import { gkeLegacyAuth } from '../gke-legacy-auth.ts';
import { gkeLoggingMonitoring } from '../gke-logging-monitoring.ts';
import { gkeMetadataServer } from '../gke-metadata-server.ts';
import { gkeNetworkPolicy } from '../gke-network-policy.ts';
import { gkeNodeAutoUpgradeRepair } from '../gke-node-auto-upgrade-repair.ts';
import { gkeNodeServiceAccount } from '../gke-node-service-account.ts';
import { gkePrivateCluster } from '../gke-private-cluster.ts';
import { gkeReleaseChannel } from '../gke-release-channel.ts';
import { gkeShieldedNodes } from '../gke-shielded-nodes.ts';
import { gkeVpcNative } from '../gke-vpc-native.ts';

export const gkeRules: readonly Rule[] = [
  gkePrivateCluster,
  gkeControlPlanePublic,
  gkeNetworkPolicy,
  gkeLoggingMonitoring,
  gkeLegacyAuth,
  gkeShieldedNodes,
  gkeMetadataServer,
  gkeNodeAutoUpgradeRepair,
  gkeReleaseChannel,
  gkeBinaryAuthorization,
  gkeNodeServiceAccount,
  gkeVpcNative,
  artifactRegistryPublic,
];
