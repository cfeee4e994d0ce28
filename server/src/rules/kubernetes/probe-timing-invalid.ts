import type { Container } from '../../facts/kubernetes/types.ts';
import { child, isUnknown } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { isKnative } from './pods.ts';
import { describeProbe, probeFields } from './probe-fields.ts';
import type { ProbeField } from './probe-fields.ts';

export const probeTimingInvalid = defineRule({
  id: 'probe-timing-invalid',
  title: 'Probe timing out of range',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/health-probes',
  category: 'correctness',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'error',
  check(container) {
    if (isKnative(container.workload)) return notApplicable;
    const probes = probeFields.flatMap((field) => {
      const probe = child(container.node, field);
      return probe ? [{ field, probe }] : [];
    });
    const [first, ...rest] = probes.flatMap(({ field, probe }) =>
      timingsOf(probe).flatMap((timing) => problemOf(container, field, timing)),
    );
    if (first) return unmet(first, ...rest);
    if (probes.some(({ probe }) => isUnknown(probe))) return unknown;
    return probes.length > 0 ? met : notApplicable;
  },
  fixSafety: 'review',
  fix({ node }, problem, { text }) {
    const timing = probeFields.flatMap((field) => timingsOf(child(node, field))).find(({ value }) => value.start === problem.start);
    if (!timing) return undefined;
    const digits = typeof timing.value.value === 'string' && /^\d+$/.test(timing.value.text) ? Number(timing.value.text) : -1;
    const value = digits >= timing.least && timing.name !== 'successThreshold' ? digits : timing.usual;
    return {
      title: say`Set ${timing.name} to ${String(value)}`,
      safety: 'review',
      edits: [editOf(text, problem.start, problem.end, [judge(value)])],
    };
  },
  rationale:
    'Times and thresholds of probes are whole numbers with limits: the API server refuses negative ones, text, and a `successThreshold` other than 1 for liveness and startup probes. A zero is worse, for it is accepted: Kubernetes then takes the default (a timeout of 1 second, a period of 10, a threshold of 3), which is not what the manifest says. `initialDelaySeconds: 0` is fine. Knative, where a zero has a meaning, is not asked.',
  how: [
    'Write the number that you mean, without quotes.',
    'Leave `successThreshold` of liveness and startup probes out.',
    'Leave out whatever should have its default.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      livenessProbe:
        tcpSocket:
          port: 80
        timeoutSeconds: 0
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      livenessProbe:
        tcpSocket:
          port: 80
        timeoutSeconds: 2
`,
  },
  hoverOn: [
    'livenessProbe.initialDelaySeconds',
    'livenessProbe.timeoutSeconds',
    'livenessProbe.periodSeconds',
    'livenessProbe.failureThreshold',
    'livenessProbe.successThreshold',
    'readinessProbe.initialDelaySeconds',
    'readinessProbe.timeoutSeconds',
    'readinessProbe.periodSeconds',
    'readinessProbe.failureThreshold',
    'readinessProbe.successThreshold',
    'startupProbe.initialDelaySeconds',
    'startupProbe.timeoutSeconds',
    'startupProbe.periodSeconds',
    'startupProbe.failureThreshold',
    'startupProbe.successThreshold',
  ],
  equivalents: {
    datree: [
      'CONTAINERS_INCORRECT_INITIALDELAYSECONDS_VALUE',
      'CONTAINERS_INCORRECT_PERIODSECONDS_VALUE',
      'CONTAINERS_INCORRECT_TIMEOUTSECONDS_VALUE',
      'CONTAINERS_INCORRECT_SUCCESSTHRESHOLD_VALUE',
      'CONTAINERS_INCORRECT_FAILURETHRESHOLD_VALUE',
    ],
  },
});

const limits = [
  { name: 'initialDelaySeconds', least: 0, usual: 0 },
  { name: 'timeoutSeconds', least: 1, usual: 1 },
  { name: 'periodSeconds', least: 1, usual: 10 },
  { name: 'failureThreshold', least: 1, usual: 3 },
  { name: 'successThreshold', least: 1, usual: 1 },
] as const;

interface Timing {
  readonly name: (typeof limits)[number]['name'];
  readonly value: ScalarNode;
  readonly least: number;
  readonly usual: number;
}

function timingsOf(probe: Lookup): readonly Timing[] {
  return limits.flatMap((limit) => {
    const value = child(probe, limit.name);
    return value?.kind === 'scalar' ? [{ ...limit, value }] : [];
  });
}

function problemOf(container: Container, field: ProbeField, { name, value, least, usual }: Timing): readonly Problem[] {
  const wrong = wrongWith(field, name, value, least, usual);
  if (wrong === undefined) return [];
  return [
    { start: value.start, end: value.end, message: say`${describeProbe(container, field)} sets ${name} to ${value.text}, ${wrong}.` },
  ];
}

function wrongWith(field: ProbeField, name: string, { value, text }: ScalarNode, least: number, usual: number): string | undefined {
  if (typeof value !== 'number') return /^-?\d+$/.test(text) ? say`which is text, and must be a number` : undefined;
  if (value < 0 || !Number.isInteger(value)) return say`which is no whole number from 0 on`;
  if (value < least) return say`for which Kubernetes takes ${String(usual)}`;
  return name === 'successThreshold' && field !== 'readinessProbe' && value > 1 ? say`which must be 1 there` : undefined;
}
