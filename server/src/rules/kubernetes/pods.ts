/** What rules ask of the Pod around a container. */
import { runsToCompletion } from '../../facts/kubernetes/kinds.ts';
import type { Container, Workload } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode, Span } from '../../syntax/tree.ts';

/** Runs until somebody stops it: not a Job, not a Pod that is not restarted. */
export function runsForever({ object, podSpec }: Workload): boolean {
  if (runsToCompletion(object.kind)) return false;
  const policy = textOf(child(podSpec, 'restartPolicy'));
  return object.kind !== 'Pod' || policy === undefined || policy === 'Always';
}

/** Knative brings defaults of its own and a proxy that watches the container. */
export function isKnative({ object }: Workload): boolean {
  return object.group === 'serving.knative.dev';
}

export function isWindows({ podSpec }: Workload): boolean {
  return textOf(at(podSpec, 'os', 'name')) === 'windows' || textOf(at(podSpec, 'nodeSelector', 'kubernetes.io/os')) === 'windows';
}

/** Reaches for its node by other means too: a sign that being privileged is meant. */
export function reachesForNode({ podSpec }: Workload): boolean {
  const shares = ['hostNetwork', 'hostPID', 'hostIPC'].some((field) => at(podSpec, field) !== undefined);
  return shares || itemsOf(child(podSpec, 'volumes')).items.some((volume) => child(volume, 'hostPath') !== undefined);
}

export interface Port {
  readonly name: string | undefined;
  readonly number: number | undefined;
  readonly udp: boolean;
}

/** The ports that a container declares; undefined when the list is not known. */
export function portsOf({ node }: Container): readonly Port[] | undefined {
  const ports = child(node, 'ports');
  if (isUnknown(ports)) return undefined;
  const { items, complete } = itemsOf(ports);
  if (!complete && items.length === 0) return undefined;
  return items.map((item) => {
    const number = child(item, 'containerPort');
    return {
      name: textOf(child(item, 'name')),
      number: number?.kind === 'scalar' && typeof number.value === 'number' ? number.value : undefined,
      udp: textOf(child(item, 'protocol')) === 'UDP',
    };
  });
}

/** A value that the container sets, else the one of its Pod. */
export function securityValue({ node, workload }: Container, field: string): Lookup {
  return at(node, 'securityContext', field) ?? at(workload.podSpec, 'securityContext', field);
}

/** The deepest key of the path that the container has, else its name: the place for what is missing below it. */
export function placeFor({ node, anchor }: Container, ...path: readonly string[]): Span {
  let place: ScalarNode = anchor;
  let current: Lookup = node;
  for (const key of path) {
    const entry = current?.kind === 'map' ? entryOf(current, key) : undefined;
    if (!entry) break;
    place = entry.key;
    current = child(current, key);
  }
  return { start: place.start, end: place.end };
}
