/** What a workload writes in the security contexts of its Pod and of its containers. */
import type { Container, Workload } from '../../facts/kubernetes/types.ts';
import { at } from '../../syntax/tree.ts';
import type { Lookup, MapNode } from '../../syntax/tree.ts';
import { describeContainer, describeObject } from './describe.ts';

export interface Setting {
  readonly value: Exclude<Lookup, undefined>;
  /** What holds `securityContext`: the Pod's spec or the container. */
  readonly holder: MapNode;
  /** Of whom a message speaks. */
  readonly whom: string;
  /** undefined for what is set for the Pod as a whole. */
  readonly container: Container | undefined;
}

/**
 * Everything that is written at a path below `securityContext`, the Pod's first. A node that several containers share counts once, and what
 * the Pod says is left out where each of its containers says it again.
 */
export function settingsOf({ object, podSpec, containers }: Workload, ...path: readonly string[]): readonly Setting[] {
  const holders = [{ holder: podSpec, container: undefined }, ...containers.map((container) => ({ holder: container.node, container }))];
  const repeated = containers.length > 0 && containers.every(({ node }) => at(node, 'securityContext', ...path) !== undefined);
  const seen = new Set<Lookup>();
  return holders.slice(repeated ? 1 : 0).flatMap(({ holder, container }): readonly Setting[] => {
    const value = at(holder, 'securityContext', ...path);
    if (value === undefined || holder?.kind !== 'map' || seen.has(value)) return [];
    seen.add(value);
    return [{ value, holder, whom: container ? describeContainer(container) : describeObject(object), container }];
  });
}

/** The only value that the API server takes where it is a word or a number. */
export function isTrue(node: Lookup): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

/** Runs on every node, for the node: agents reach for what others have no business with. */
export function isNodeAgent({ object }: Workload): boolean {
  return object.kind === 'DaemonSet';
}
