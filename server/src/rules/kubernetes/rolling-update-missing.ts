import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';
import { servicePorts } from './services.ts';

export const rollingUpdateMissing = defineRule({
  id: 'rolling-update-missing',
  title: 'Release stops the service',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/2/releases-without-downtime',
  category: 'reliability',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object } = workload;
    if (object.kind !== 'Deployment') return notApplicable;
    const type = at(object.node, 'spec', 'strategy', 'type');
    if (type === undefined) return object.fragment ? unknown : met;
    if (isUnknown(type) || type.kind !== 'scalar') return unknown;
    if (type.text !== 'Recreate') return met;
    if (keepsFiles(workload)) return notApplicable;
    const served = isServed(workload, context);
    if (served !== 'yes') return served === 'no' ? notApplicable : unknown;
    if (context.workspace.patchMentions(object, 'strategy')) return unknown;
    return unmet({ ...spanOf(type), message: say`${describeObject(object)} stops all its Pods before the new ones start.` });
  },
  fixSafety: 'review',
  fix({ object }, problem, { text }) {
    const quote = /^["']/.exec(text.slice(problem.start, problem.end))?.[0] ?? '';
    const strategy = at(object.node, 'spec', 'strategy');
    // The field of the other strategy would take effect.
    if (strategy?.kind !== 'map' || entryOf(strategy, 'rollingUpdate')) return undefined;
    const edit = { start: problem.start, end: problem.end, text: `${quote}RollingUpdate${quote}` };
    return { title: say`Replace Pods one by one`, safety: 'review', edits: [edit] };
  },
  rationale:
    'With `Recreate` every release is an outage: the old Pods are stopped first, and if the new ones do not start there are none. A rolling update, the default, replaces them one by one. Not asked of Deployments that no Service sends requests to, and of those with a volume that two Pods may not share.',
  how: [
    'See that two versions can run side by side: database changes first, readiness probe in place.',
    'Remove `strategy`, or set its type to `RollingUpdate`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  strategy:
    type: RollingUpdate
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 8080
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
  },
  hoverOn: ['spec.strategy'],
  equivalents: {
    'kube-linter': ['no-rolling-update-strategy'],
    'kube-score': ['deployment-strategy'],
    kubescape: ['C-0305'],
  },
});

/** A Service selects it: controllers that may run once only declare ports too, for monitoring. */
function isServed(workload: Workload, { workspace, uri }: RuleContext): 'yes' | 'no' | 'unknown' {
  const { certain, possible } = workspace.selecting('/Service', workload, uri);
  if (certain.some(({ subject }) => !servesMonitoring(subject))) return 'yes';
  return possible ? 'unknown' : 'no';
}

function servesMonitoring(service: KubernetesObject): boolean {
  const { items, complete } = servicePorts(service);
  return (
    complete && items.length > 0 && items.every((port) => /metrics|prom|health|telemetry|monitor/.test(textOf(child(port, 'name')) ?? ''))
  );
}

/** On a volume that outlives the Pod, or a folder or a device of the node. */
function keepsFiles({ podSpec }: Workload): boolean {
  const { items, complete } = itemsOf(child(podSpec, 'volumes'));
  const passing = ['configMap', 'secret', 'projected', 'downwardAPI', 'emptyDir'];
  const hostNetwork = child(podSpec, 'hostNetwork');
  if (hostNetwork !== undefined) return true;
  return !complete || items.some((volume) => !passing.some((kind) => child(volume, kind) !== undefined));
}
