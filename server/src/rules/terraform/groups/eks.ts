import type { Rule } from '../../rule.ts';
import { ecrImageScan } from '../ecr-image-scan.ts';
import { ecrImmutableTags } from '../ecr-immutable-tags.ts';
import { ecrKms } from '../ecr-kms.ts';
import { ecrPublicPolicy } from '../ecr-public-policy.ts';
import { ecsHardening } from '../ecs-hardening.ts';
import { eksControlPlaneLogging } from '../eks-control-plane-logging.ts';
import { eksNodeSshOpen } from '../eks-node-ssh-open.ts';
import { eksPublicEndpoint } from '../eks-public-endpoint.ts';
import { eksPublicEndpointCidr } from '../eks-public-endpoint-cidr.ts';
import { eksSecretsEncryption } from '../eks-secrets-encryption.ts';
import { eksVersionUnsupported } from '../eks-version-unsupported.ts';

export const eksRules: readonly Rule[] = [
  eksPublicEndpoint,
  eksPublicEndpointCidr,
  eksControlPlaneLogging,
  eksSecretsEncryption,
  eksVersionUnsupported,
  eksNodeSshOpen,
  ecrImageScan,
  ecrImmutableTags,
  ecrPublicPolicy,
  ecrKms,
  ecsHardening,
];
