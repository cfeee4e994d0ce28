/** Whether traffic reaches a container. */
import type { Container, Workload } from '../../facts/kubernetes/types.ts';
import type { RuleContext } from '../rule.ts';
import { portsOf } from './pods.ts';

/** Ports of these names are for people and monitoring, who do not mind whether the container is ready. */
const sidePort = /metrics|prom|debug|pprof|jmx|admin|health|probe/i;

export type Reach = 'yes' | 'no' | 'unknown';

/**
 * By its ports where it declares some, else by a Service that selects the Pod when the Pod has no other container to send to.
 */
export function receivesTraffic(container: Container, { workspace, uri }: RuleContext): Reach {
  const ports = portsOf(container);
  if (!ports) return 'unknown';
  if (ports.some(({ name, udp }) => !udp && !(name !== undefined && sidePort.test(name)))) return 'yes';
  const { certain, possible } = workspace.selecting('/Service', container.workload, uri);
  if (certain.length > 0) return mayBeTheTarget(container, ports.length) ? 'yes' : 'no';
  return possible ? 'unknown' : 'no';
}

function mayBeTheTarget(container: Container, ports: number): boolean {
  return ports > 0 || container.workload.containers.filter(({ role }) => role === 'container').length === 1;
}

/** Whether any container of a workload receives traffic. */
export function servesTraffic(workload: Workload, context: RuleContext): Reach {
  const reaches = workload.containers.filter(({ role }) => role === 'container').map((container) => receivesTraffic(container, context));
  if (reaches.includes('yes')) return 'yes';
  return reaches.includes('unknown') ? 'unknown' : 'no';
}

/** Stands beside a container that declares ports, and declares none: a helper whose health the main container's probes show. */
export function isHelper(container: Container): boolean {
  if (container.role === 'sidecar') return portsOf(container)?.length === 0;
  const others = container.workload.containers.filter((other) => other !== container && other.role === 'container');
  return portsOf(container)?.length === 0 && others.some((other) => (portsOf(other)?.length ?? 0) > 0);
}
