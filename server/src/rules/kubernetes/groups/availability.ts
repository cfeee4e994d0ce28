/** What keeps running when a node or a Pod goes. */
import type { Rule } from '../../rule.ts';
import { autoscalerDuplicate } from '../autoscaler-duplicate.ts';
import { cronjobConcurrencyPolicyMissing } from '../cronjob-concurrency-policy-missing.ts';
import { cronjobScheduleInvalid } from '../cronjob-schedule-invalid.ts';
import { cronjobStartingDeadlineMissing } from '../cronjob-starting-deadline-missing.ts';
import { hpaBehaviorMissing } from '../hpa-behavior-missing.ts';
import { hpaDangling } from '../hpa-dangling.ts';
import { hpaMaxNotAboveMin } from '../hpa-max-not-above-min.ts';
import { hpaMinReplicasTooFew } from '../hpa-min-replicas-too-few.ts';
import { hpaMissing } from '../hpa-missing.ts';
import { hpaWithStaticReplicas } from '../hpa-with-static-replicas.ts';
import { jobActiveDeadlineMissing } from '../job-active-deadline-missing.ts';
import { jobNotFromCronjob } from '../job-not-from-cronjob.ts';
import { jobTtlMissing } from '../job-ttl-missing.ts';
import { kedaScaledobjectHygiene } from '../keda-scaledobject-hygiene.ts';
import { nakedPod } from '../naked-pod.ts';
import { nodeAffinityMissing } from '../node-affinity-missing.ts';
import { nodeSelectionRestricted } from '../node-selection-restricted.ts';
import { pdbBlocksEviction } from '../pdb-blocks-eviction.ts';
import { pdbExceedsHpaMin } from '../pdb-exceeds-hpa-min.ts';
import { pdbMissing } from '../pdb-missing.ts';
import { pdbUnhealthyEvictionPolicyMissing } from '../pdb-unhealthy-eviction-policy-missing.ts';
import { pdbWithoutPolicy } from '../pdb-without-policy.ts';
import { podAntiAffinityMissing } from '../pod-anti-affinity-missing.ts';
import { priorityClassMissing } from '../priority-class-missing.ts';
import { priorityClassNotAllowed } from '../priority-class-not-allowed.ts';
import { progressDeadlineMissing } from '../progress-deadline-missing.ts';
import { pvHostPath } from '../pv-host-path.ts';
import { pvUnencrypted } from '../pv-unencrypted.ts';
import { pvcAccessMode } from '../pvc-access-mode.ts';
import { replicasTooFew } from '../replicas-too-few.ts';
import { revisionHistoryDisabled } from '../revision-history-disabled.ts';
import { rollingUpdateMissing } from '../rolling-update-missing.ts';
import { rolloutAnalysisMissing } from '../rollout-analysis-missing.ts';
import { selectorMismatch } from '../selector-mismatch.ts';
import { statefulsetServiceName } from '../statefulset-service-name.ts';
import { storageClassMissing } from '../storage-class-missing.ts';
import { topologySpreadMissing } from '../topology-spread-missing.ts';
import { volumeClaimTemplateAnnotationMissing } from '../volume-claim-template-annotation-missing.ts';
import { vpaUpdateMode } from '../vpa-update-mode.ts';

export const availabilityRules: readonly Rule[] = [
  nakedPod,
  selectorMismatch,
  statefulsetServiceName,
  replicasTooFew,
  hpaMinReplicasTooFew,
  hpaMaxNotAboveMin,
  hpaDangling,
  hpaMissing,
  hpaWithStaticReplicas,
  hpaBehaviorMissing,
  autoscalerDuplicate,
  kedaScaledobjectHygiene,
  vpaUpdateMode,
  pdbMissing,
  pdbWithoutPolicy,
  pdbBlocksEviction,
  pdbExceedsHpaMin,
  pdbUnhealthyEvictionPolicyMissing,
  podAntiAffinityMissing,
  topologySpreadMissing,
  nodeAffinityMissing,
  nodeSelectionRestricted,
  priorityClassMissing,
  priorityClassNotAllowed,
  rollingUpdateMissing,
  revisionHistoryDisabled,
  progressDeadlineMissing,
  rolloutAnalysisMissing,
  jobTtlMissing,
  jobActiveDeadlineMissing,
  jobNotFromCronjob,
  cronjobScheduleInvalid,
  cronjobStartingDeadlineMissing,
  cronjobConcurrencyPolicyMissing,
  storageClassMissing,
  pvcAccessMode,
  pvHostPath,
  pvUnencrypted,
  volumeClaimTemplateAnnotationMissing,
];
