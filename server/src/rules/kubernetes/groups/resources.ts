/** What Pods may use, and what they are promised. */
import type { Rule } from '../../rule.ts';
import { containersPerPodLimit } from '../containers-per-pod-limit.ts';
import { cpuLimitMissing } from '../cpu-limit-missing.ts';
import { cpuLimitPresent } from '../cpu-limit-present.ts';
import { cpuRequestLimitMismatch } from '../cpu-request-limit-mismatch.ts';
import { cpuRequestMissing } from '../cpu-request-missing.ts';
import { emptydirSizeLimitMissing } from '../emptydir-size-limit-missing.ts';
import { ephemeralStorageMismatch } from '../ephemeral-storage-mismatch.ts';
import { ephemeralStorageMissing } from '../ephemeral-storage-missing.ts';
import { gpuMisuse } from '../gpu-misuse.ts';
import { memoryLimitMissing } from '../memory-limit-missing.ts';
import { memoryRequestLimitMismatch } from '../memory-request-limit-mismatch.ts';
import { memoryRequestMissing } from '../memory-request-missing.ts';
import { namespaceLimitRangeMissing } from '../namespace-limit-range-missing.ts';
import { namespaceQuotaMissing } from '../namespace-quota-missing.ts';
import { qosBestEffort } from '../qos-best-effort.ts';
import { qosNotGuaranteed } from '../qos-not-guaranteed.ts';
import { requestAboveLimit } from '../request-above-limit.ts';
import { resourceLimitRatio } from '../resource-limit-ratio.ts';

export const resourcesRules: readonly Rule[] = [
  requestAboveLimit,
  cpuRequestMissing,
  memoryRequestMissing,
  memoryLimitMissing,
  qosBestEffort,
  cpuLimitMissing,
  cpuLimitPresent,
  memoryRequestLimitMismatch,
  cpuRequestLimitMismatch,
  qosNotGuaranteed,
  resourceLimitRatio,
  ephemeralStorageMissing,
  ephemeralStorageMismatch,
  emptydirSizeLimitMissing,
  gpuMisuse,
  containersPerPodLimit,
  namespaceQuotaMissing,
  namespaceLimitRangeMissing,
];
