/** What the rules about Jobs and CronJobs share. */
import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { at } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { annotationKeys, hidesAnnotations } from './services.ts';

export function isCronJob({ group, kind }: KubernetesObject): boolean {
  return group === 'batch' && kind === 'CronJob';
}

export function isJob({ group, kind }: KubernetesObject): boolean {
  return group === 'batch' && kind === 'Job';
}

/** The specification of the Job itself, or of those that a CronJob makes. */
export function jobSpecOf({ object }: Workload): Lookup {
  return isCronJob(object) ? at(object.node, 'spec', 'jobTemplate', 'spec') : at(object.node, 'spec');
}

/** Run, and removed, by a tool at a step of a deployment. */
export function isHook(object: KubernetesObject): boolean {
  return hidesAnnotations(object) || annotationKeys(object).some((key) => key === 'helm.sh/hook' || key === 'argocd.argoproj.io/hook');
}
