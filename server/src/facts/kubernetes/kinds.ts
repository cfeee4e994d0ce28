/** Where each kind that runs Pods keeps its Pod template. */

const templatePaths: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['/Pod', []],
  ['/PodTemplate', ['template']],
  ['/ReplicationController', ['spec', 'template']],
  ['apps/Deployment', ['spec', 'template']],
  ['apps/StatefulSet', ['spec', 'template']],
  ['apps/DaemonSet', ['spec', 'template']],
  ['apps/ReplicaSet', ['spec', 'template']],
  ['extensions/Deployment', ['spec', 'template']],
  ['extensions/DaemonSet', ['spec', 'template']],
  ['extensions/ReplicaSet', ['spec', 'template']],
  ['batch/Job', ['spec', 'template']],
  ['batch/CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['apps.openshift.io/DeploymentConfig', ['spec', 'template']],
  ['argoproj.io/Rollout', ['spec', 'template']],
  ['serving.knative.dev/Service', ['spec', 'template']],
  ['serving.knative.dev/Configuration', ['spec', 'template']],
  ['serving.knative.dev/Revision', []],
  ['sources.knative.dev/ContainerSource', ['spec', 'template']],
  ['keda.sh/ScaledJob', ['spec', 'jobTargetRef', 'template']],
  ['kubeflow.org/Notebook', ['spec', 'template']],
  ['apps.kruise.io/CloneSet', ['spec', 'template']],
  ['apps.kruise.io/StatefulSet', ['spec', 'template']],
  ['apps.kruise.io/DaemonSet', ['spec', 'template']],
  ['apps.kruise.io/BroadcastJob', ['spec', 'template']],
  ['apps.kruise.io/AdvancedCronJob', ['spec', 'template', 'jobTemplate', 'spec', 'template']],
]);

/** The path from the object to what holds the Pod's `metadata` and `spec`; undefined for kinds that run no Pods. */
export function podPathOf(group: string, kind: string): readonly string[] | undefined {
  return templatePaths.get(`${group}/${kind}`);
}

const finite: ReadonlySet<string> = new Set(['Job', 'CronJob', 'ScaledJob', 'BroadcastJob', 'AdvancedCronJob']);

/** Pods of these run to their end: no traffic reaches them and nobody waits for them to be ready. */
export function runsToCompletion(kind: string): boolean {
  return finite.has(kind);
}
