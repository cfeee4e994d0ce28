import type { Container } from '../../facts/kubernetes/types.ts';
import { child, entryOf, isUnknown, resolve, textOf } from '../../syntax/tree.ts';
import type { Lookup, SyntaxNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { placeFor, portsOf } from './pods.ts';
import { handlerFields } from './probe-fields.ts';

export const probesIdentical = defineRule({
  id: 'probes-identical',
  title: 'Liveness and readiness probes alike',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/3/probes-tell-apart',
  category: 'reliability',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    const liveness = child(container.node, 'livenessProbe');
    const readiness = child(container.node, 'readinessProbe');
    if (liveness === undefined || readiness === undefined) return notApplicable;
    const alike = sameCheck(container, liveness, readiness);
    if (alike === false) return met;
    const patience = { liveness: patienceOf(liveness), readiness: patienceOf(readiness) };
    if (alike === 'unknown' || patience.liveness === undefined || patience.readiness === undefined) return unknown;
    if (patience.liveness > patience.readiness) return met;
    return unmet({
      ...placeFor(container, 'livenessProbe'),
      message: say`${describeContainer(container)} is restarted by the very check that takes it out of traffic, and no later.`,
    });
  },
  fixSafety: null,
  rationale:
    'Readiness answers whether requests should come in now; liveness answers whether a restart would help. If one check decides both at the same time, an instance that waits for its database is restarted instead of being left alone until the database is back, and a small outage becomes a storm of restarts. The same check is fine where liveness is the more patient of the two: a higher `failureThreshold` times `periodSeconds`.',
  how: [
    'Let the liveness endpoint say only that the process works, without asking other services.',
    'Let the readiness endpoint look at what a request needs.',
    'If there is one endpoint only, give the liveness probe several times the patience of the readiness probe.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - name: http
              containerPort: 8080
          livenessProbe:
            httpGet:
              path: /healthz
              port: http
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - name: http
              containerPort: 8080
          livenessProbe:
            httpGet:
              path: /healthz
              port: http
          readinessProbe:
            httpGet:
              path: /ready
              port: http
`,
  },
  hoverOn: ['livenessProbe', 'readinessProbe'],
  equivalents: { 'kube-score': ['pod-probes-identical'], kyverno: ['ensure-probes-different'] },
});

function sameCheck(container: Container, liveness: Lookup, readiness: Lookup): boolean | 'unknown' {
  for (const field of handlerFields) {
    const [first, second] = [child(liveness, field), child(readiness, field)];
    if (isUnknown(first) || isUnknown(second)) return 'unknown';
    if (first === undefined && second === undefined) continue;
    if (first === undefined || second === undefined) return false;
    const [one, other] = [meaningOf(container, first), meaningOf(container, second)];
    return one === undefined || other === undefined ? 'unknown' : one === other;
  }
  return 'unknown';
}

/** A handler as a text to compare, with what Kubernetes adds to it; undefined where a part is not known. */
function meaningOf(container: Container, handler: Exclude<Lookup, undefined>): string | undefined {
  const port = child(handler, 'port');
  const named = portsOf(container)?.find(({ name }) => name !== undefined && name === textOf(port))?.number;
  const scheme = textOf(child(handler, 'scheme')) ?? 'HTTP';
  const rest = plain(handler);
  if (rest === undefined || typeof rest !== 'object') return undefined;
  const path = textOf(child(handler, 'path')) ?? '/';
  return JSON.stringify(
    { ...rest, port: String(named ?? textOf(port) ?? ''), scheme, path },
    Object.keys({ ...rest, port, scheme, path }).toSorted(),
  );
}

function plain(node: SyntaxNode): unknown {
  const target = resolve(node);
  if (target.kind === 'scalar') return target.text;
  if (target.kind === 'sequence') {
    const items = target.items.map(plain);
    return target.open || items.includes(undefined) ? undefined : items;
  }
  if (target.kind !== 'map' || target.open || entryOf(target, '<<')) return undefined;
  const entries = target.entries.map(({ key, value }) => [key.text, plain(value)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}

/** The seconds of failing until the probe acts. */
function patienceOf(probe: Lookup): number | undefined {
  const [period, threshold] = [numberOf(child(probe, 'periodSeconds'), 10), numberOf(child(probe, 'failureThreshold'), 3)];
  return period === undefined || threshold === undefined ? undefined : period * threshold;
}

function numberOf(node: Lookup, otherwise: number): number | undefined {
  if (node === undefined) return otherwise;
  return node.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}
