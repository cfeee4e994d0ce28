/** Kustomizations as their files write them. */
import type { MapNode, ScalarNode } from '../../syntax/tree.ts';

export interface Kustomization {
  readonly node: MapNode;
  /** The URI of its folder, with a slash at the end. */
  readonly directory: string;
  /** The smallest thing to look at: the first key. */
  readonly anchor: ScalarNode;
}

export function readKustomizationSubject(node: MapNode, uri: string): Kustomization | undefined {
  const anchor = node.entries[0]?.key;
  return anchor && { node, directory: uri.slice(0, uri.lastIndexOf('/') + 1), anchor };
}
