/** What the rules about volumes and their mounts share. */
import type { Container, Workload } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Entry, MapNode, ScalarNode } from '../../syntax/tree.ts';

export interface Volumes {
  readonly listed: readonly MapNode[];
  /** False when there may be more than those. */
  readonly complete: boolean;
}

export function volumesOf({ podSpec }: Workload): Volumes {
  const volumes = child(podSpec, 'volumes');
  const { items, complete } = itemsOf(volumes);
  const listed = items.filter((item) => item.kind === 'map');
  return { listed, complete: !isUnknown(volumes) && complete && listed.length === items.length };
}

export interface HostPath {
  /** The name of its volume. */
  readonly name: string | undefined;
  readonly entry: Entry;
  /** undefined when it is not known. */
  readonly path: ScalarNode | undefined;
  readonly type: string | undefined;
}

/** The volumes that are folders or files of the node. */
export function hostPathsOf(workload: Workload): readonly HostPath[] {
  return volumesOf(workload).listed.flatMap((volume): readonly HostPath[] => {
    const entry = entryOf(volume, 'hostPath');
    if (!entry || child(volume, 'hostPath') === undefined) return [];
    const path = at(volume, 'hostPath', 'path');
    const type = textOf(at(volume, 'hostPath', 'type'));
    return [{ name: textOf(child(volume, 'name')), entry, path: path?.kind === 'scalar' ? path : undefined, type }];
  });
}

/** A path without doubled and closing slashes. */
export function normalPath(path: string): string {
  const short = path.replaceAll(/\/+/g, '/');
  return short.length > 1 && short.endsWith('/') ? short.slice(0, -1) : short;
}

export function mountsOf({ node }: Container): readonly MapNode[] {
  return itemsOf(child(node, 'volumeMounts')).items.filter((item) => item.kind === 'map');
}

/** A socket through which the container runtime is told what to do, or the folder that holds them all. */
export function isRuntimeSocket(path: string): boolean {
  return (
    /^(?:\/var)?\/run(?:\/.*)?\/(?:docker|containerd|crio|cri-dockerd|podman|buildkitd)\.sock$/.test(path) || /^(?:\/var)?\/run$/.test(path)
  );
}
