/** The rules of the family, in the order of a manifest reader's concerns: does it run, does it last, is it safe. */
import type { Rule } from '../rule.ts';
import { cpuRequestMissing } from './cpu-request-missing.ts';
import { envHardcodedSecret } from './env-hardcoded-secret.ts';
import { imageTagLatest } from './image-tag-latest.ts';
import { imageTagMissing } from './image-tag-missing.ts';
import { livenessProbeMissing } from './liveness-probe-missing.ts';
import { memoryLimitMissing } from './memory-limit-missing.ts';
import { memoryRequestMissing } from './memory-request-missing.ts';
import { nakedPod } from './naked-pod.ts';
import { networkPolicyMissing } from './network-policy-missing.ts';
import { pdbMissing } from './pdb-missing.ts';
import { privilegeEscalationAllowed } from './privilege-escalation-allowed.ts';
import { privilegedContainer } from './privileged-container.ts';
import { readinessProbeMissing } from './readiness-probe-missing.ts';
import { replicasTooFew } from './replicas-too-few.ts';
import { runAsNonRootMissing } from './run-as-non-root-missing.ts';
import { serviceDangling } from './service-dangling.ts';

export const kubernetesRules: readonly Rule[] = [
  livenessProbeMissing,
  readinessProbeMissing,
  cpuRequestMissing,
  memoryRequestMissing,
  memoryLimitMissing,
  imageTagLatest,
  imageTagMissing,
  nakedPod,
  privilegedContainer,
  privilegeEscalationAllowed,
  runAsNonRootMissing,
  envHardcodedSecret,
  replicasTooFew,
  pdbMissing,
  networkPolicyMissing,
  serviceDangling,
];
