/** What the rules about liveness and readiness probes share. */
import type { Container } from '../../facts/kubernetes/types.ts';
import { child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import type { NewMap } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import type { Fix, FixContext, Outcome, RuleContext } from '../rule.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { isKnative, placeFor, portsOf, runsForever } from './pods.ts';
import type { Port } from './pods.ts';

type ProbeField = 'livenessProbe' | 'readinessProbe';

/** Whether a container of this place in its Pod is to have probes at all. */
export function takesProbes(container: Container): boolean {
  const { workload, role } = container;
  return (role === 'container' || role === 'sidecar') && !workload.object.fragment && runsForever(workload) && !isKnative(workload);
}

/** The outcome for a container that is to have the probe. */
export function probeOutcome(container: Container, field: ProbeField, { workspace }: RuleContext, expected: boolean | 'unknown'): Outcome {
  const probe = child(container.node, field);
  if (isUnknown(probe)) return unknown;
  if (probe !== undefined) return met;
  if (expected === 'unknown' || workspace.patchMentions(container.workload.object, field)) return unknown;
  if (!expected) return notApplicable;
  const message =
    field === 'livenessProbe'
      ? say`${describeContainer(container)} has no liveness probe.`
      : say`${describeContainer(container)} has no readiness probe.`;
  return unmet({ ...placeFor(container), message });
}

const neighbours = [
  'image',
  'imagePullPolicy',
  'command',
  'args',
  'ports',
  'env',
  'envFrom',
  'resources',
  'livenessProbe',
  'readinessProbe',
];

/** Adds a probe of the first TCP port; undefined where the container declares none, as a made-up check would only restart it. */
export function probeFix(container: Container, field: ProbeField, context: FixContext): Fix | undefined {
  const port = portsOf(container)?.find(({ udp, number }) => !udp && number !== undefined);
  if (!port) return undefined;
  const timing: NewMap =
    field === 'livenessProbe' ? { initialDelaySeconds: judge(10), periodSeconds: judge(10) } : { periodSeconds: judge(5) };
  return addEntryFix(context, container.node, {
    title: field === 'livenessProbe' ? say`Add a liveness probe` : say`Add a readiness probe`,
    safety: 'review',
    path: [field],
    value: { ...handlerFor(port, field === 'livenessProbe' ? '/healthz' : '/readyz'), ...timing },
    after: neighbours,
  });
}

const webPorts: ReadonlySet<number> = new Set([80, 443, 3000, 4000, 5000, 8000, 8080, 8081, 8443, 8888, 9000]);

function handlerFor({ name, number = 0 }: Port, path: string): NewMap {
  const port = name ?? number;
  if (name?.startsWith('grpc')) return { grpc: { port: judge(number) } };
  const https = name?.startsWith('https') ?? (number === 443 || number === 8443);
  const web = name === undefined ? webPorts.has(number) : /^(?:https?|web|api|ui|rest)/.test(name);
  if (!web) return { tcpSocket: { port: judge(port) } };
  return { httpGet: { path: judge(path), port: judge(port), ...(https ? { scheme: 'HTTPS' } : {}) } };
}
