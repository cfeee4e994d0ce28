/** Which image runs, and where it comes from. */
import type { Rule } from '../../rule.ts';
import { gitSyncUnsafe } from '../git-sync-unsafe.ts';
import { imageAttestationMissing } from '../image-attestation-missing.ts';
import { imageDigestNotPinned } from '../image-digest-not-pinned.ts';
import { imageNotSigned } from '../image-not-signed.ts';
import { imagePullPolicyNotAlways } from '../image-pull-policy-not-always.ts';
import { imagePullSecretsMissing } from '../image-pull-secrets-missing.ts';
import { imageRegistryDeprecated } from '../image-registry-deprecated.ts';
import { imageRegistryNotAllowed } from '../image-registry-not-allowed.ts';
import { imageTagLatest } from '../image-tag-latest.ts';
import { imageTagMissing } from '../image-tag-missing.ts';
import { workloadKnownCve } from '../workload-known-cve.ts';

export const imagesRules: readonly Rule[] = [
  imageTagLatest,
  imageTagMissing,
  imageDigestNotPinned,
  imagePullPolicyNotAlways,
  imagePullSecretsMissing,
  imageRegistryDeprecated,
  imageRegistryNotAllowed,
  workloadKnownCve,
  gitSyncUnsafe,
  imageNotSigned,
  imageAttestationMissing,
];
