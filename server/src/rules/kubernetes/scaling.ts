/** How many Pods a workload runs, as far as the files say. */
import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Known } from '../../facts/kubernetes/types.ts';
import type { Located, WorkspaceView } from '../../workspace/view.ts';
import type { RuleContext } from '../rule.ts';

const autoscalers: readonly string[] = ['autoscaling/HorizontalPodAutoscaler', 'keda.sh/ScaledObject'];

/** The autoscaler that sets the number of replicas: 'unknown' when there may be one that cannot be told. */
export function autoscalerOf(workload: Workload, { workspace, uri }: RuleContext): Located<KubernetesObject> | 'unknown' | undefined {
  const matches = autoscalers.map((kind) => workspace.targeting(kind, workload, uri));
  const certain = matches.flatMap((match) => match.certain)[0];
  return certain ?? (matches.some(({ possible }) => possible) ? 'unknown' : undefined);
}

/** The fewest replicas that an autoscaler leaves; KEDA goes down to none unless told otherwise. */
export function leastReplicas({ node, group }: KubernetesObject): number | undefined {
  const least = at(node, 'spec', group === 'keda.sh' ? 'minReplicaCount' : 'minReplicas');
  if (least === undefined) return group === 'keda.sh' ? 0 : 1;
  return least.kind === 'scalar' && typeof least.value === 'number' ? least.value : undefined;
}

/** `spec.replicas` as written; a kustomization that sets it makes it unknown. */
export function replicasOf({ object }: Workload, workspace: WorkspaceView): Known<number> {
  if (object.fragment || workspace.patchMentions(object, 'replicas')) return { state: 'unknown' };
  if (object.name !== undefined && workspace.replicasAreSetElsewhere(object.name)) return { state: 'unknown' };
  const replicas = at(object.node, 'spec', 'replicas');
  if (replicas === undefined) return { state: 'absent' };
  return replicas.kind === 'scalar' && typeof replicas.value === 'number'
    ? { state: 'known', value: replicas.value }
    : { state: 'unknown' };
}

/** Whether a second Pod would have to wait for the first one's volume: 'unknown' when the claim is not in the workspace. */
export function isSingleWriter({ object, podSpec }: Workload, workspace: WorkspaceView): boolean | 'unknown' {
  if (textOf(at(object.node, 'spec', 'strategy', 'type')) === 'Recreate') return true;
  const volumes = child(podSpec, 'volumes');
  if (isUnknown(volumes)) return 'unknown';
  const claims = itemsOf(volumes).items.flatMap((volume) => at(volume, 'persistentVolumeClaim', 'claimName') ?? []);
  let unknown = false;
  for (const claim of claims) {
    const name = textOf(claim);
    const found = workspace.objectsOf('/PersistentVolumeClaim').find(({ keys }) => name !== undefined && keys.name === name);
    const modes = found && itemsOf(at(found.subject.node, 'spec', 'accessModes'));
    if (!modes?.complete) unknown = true;
    else if (modes.items.every((mode) => textOf(mode)?.startsWith('ReadWriteOnce'))) return true;
  }
  return unknown ? 'unknown' : false;
}

const statelessVolumes: readonly string[] = ['configMap', 'secret', 'projected', 'downwardAPI'];

/** Shows the signs of a stateless process: it keeps no files, and says when it can take requests. */
export function isReadyForMore({ podSpec, containers }: Workload): boolean {
  const volumes = itemsOf(child(podSpec, 'volumes'));
  return (
    volumes.complete &&
    volumes.items.every((volume) => statelessVolumes.some((kind) => child(volume, kind) !== undefined)) &&
    containers.some(({ node, role }) => role === 'container' && child(node, 'readinessProbe') !== undefined)
  );
}
