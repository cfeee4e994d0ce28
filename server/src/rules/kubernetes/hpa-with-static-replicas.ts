import { at, child, entryOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';
import { autoscalerOf } from './scaling.ts';

const scaled: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'Rollout', 'DeploymentConfig', 'ReplicaSet']);

export const hpaWithStaticReplicas = defineRule({
  id: 'hpa-with-static-replicas',
  title: 'Fixed replicas beside an autoscaler',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/2/autoscaling-trials',
  category: 'reliability',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object } = workload;
    if (!scaled.has(object.kind)) return notApplicable;
    const autoscaler = autoscalerOf(workload, context);
    if (autoscaler === undefined) return notApplicable;
    const { workspace, uri } = context;
    if (autoscaler === 'unknown' || workspace.scopeOf(autoscaler.uri).directory !== workspace.scopeOf(uri).directory) return unknown;
    const replicas = at(object.node, 'spec', 'replicas');
    if (replicas === undefined) return object.fragment ? unknown : met;
    // Scaled to none, the autoscaler rests.
    if (replicas.kind !== 'scalar' || replicas.value === 0) return replicas.kind === 'scalar' ? notApplicable : unknown;
    const spec = child(object.node, 'spec');
    const entry = spec?.kind === 'map' ? entryOf(spec, 'replicas') : undefined;
    const related = { at: autoscaler, ...spanOf(autoscaler.subject.anchor), message: say`The autoscaler.` };
    const message = say`${describeObject(object)} sets replicas, which ${describeObject(autoscaler.subject)} sets too: each deployment resets the count.`;
    return unmet({ ...spanOf(entry?.key ?? replicas), message, related: [related] });
  },
  fixSafety: 'review',
  fix({ object }, _problem, { text }) {
    const spec = child(object.node, 'spec');
    const edit = spec?.kind === 'map' ? removeAt(text, spec, ['replicas']) : undefined;
    return edit && { title: say`Leave the number to the autoscaler`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Each time the manifest is applied, `replicas` takes the workload back to that number, whatever the load: in the middle of a busy hour Pods are stopped, and the autoscaler has to start them anew. Taking the field out of a Deployment that runs sets it to 1 once, unless its owner is changed first.',
  how: [
    'For a workload that runs, first give the field up: `kubectl apply edit-last-applied`, or server-side apply without it.',
    'Remove `replicas` from the manifest.',
    'With Argo CD, ignore differences in `spec.replicas` if the field must stay.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
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
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 10
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
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
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 10
`,
  },
  hoverOn: ['spec.replicas'],
  equivalents: { 'kube-score': ['deployment-targeted-by-hpa-does-not-have-replicas-configured'] },
});
