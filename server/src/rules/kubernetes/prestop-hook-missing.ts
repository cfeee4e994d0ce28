import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { isKnative, placeFor, runsForever } from './pods.ts';
import { receivesTraffic } from './traffic.ts';

export const prestopHookMissing = defineRule({
  id: 'prestop-hook-missing',
  title: 'Pre-stop hook missing',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    const { role, workload, node } = container;
    if (role !== 'container' || workload.object.fragment || !runsForever(workload) || isKnative(workload)) return notApplicable;
    const hook = at(node, 'lifecycle', 'preStop');
    if (isUnknown(hook)) return unknown;
    if (hook !== undefined) return met;
    const reach = receivesTraffic(container, context);
    if (reach === 'unknown' || context.workspace.patchMentions(workload.object, 'lifecycle')) return unknown;
    if (reach === 'no') return notApplicable;
    return unmet({
      ...placeFor(container, 'lifecycle'),
      message: say`${describeContainer(container)} has no preStop hook, so it may stop while requests still arrive.`,
    });
  },
  fixSafety: 'review',
  fix({ node }, _problem, context) {
    const preStop = context.kubernetesMinor >= 30 ? { sleep: { seconds: judge(5) } } : { exec: { command: ['sleep', judge('5')] } };
    return addEntryFix(context, node, {
      title: say`Add a preStop hook that waits`,
      safety: 'review',
      path: ['lifecycle', 'preStop'],
      value: preStop,
      after: [
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
        'startupProbe',
      ],
    });
  },
  rationale:
    'When a Pod is deleted, the container gets its signal to stop at the same time as the load balancers get the news. For a second or more new requests still arrive, and a process that closed its port at once refuses them: every rollout costs errors. A short wait in a `preStop` hook closes the gap. Asked are containers that receive traffic; one that keeps serving for a while after SIGTERM needs no hook, so leave the rule off there.',
  how: [
    'Add `lifecycle.preStop.sleep.seconds: 5` (Kubernetes 1.30 and later), or an exec of `sleep` where the image has one.',
    'Keep hook and shutdown together below `terminationGracePeriodSeconds`.',
    'On SIGTERM, finish open requests before the process exits.',
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
          lifecycle:
            preStop:
              sleep:
                seconds: 5
`,
  },
  hoverOn: ['lifecycle', 'lifecycle.preStop'],
  equivalents: { datree: ['CONTAINERS_MISSING_PRESTOP_KEY'] },
});
