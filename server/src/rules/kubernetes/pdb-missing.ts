import { say } from '../../texts/texts.ts';
import { appendDocument } from '../edits/document.ts';
import { judge } from '../edits/value.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { metadataLike, ownLabels } from './new-objects.ts';
import { autoscalerOf, replicasOf } from './scaling.ts';

const budgeted: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'Rollout', 'ReplicaSet']);

export const pdbMissing = defineRule({
  id: 'pdb-missing',
  title: 'Pod disruption budget missing',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object } = workload;
    if (!budgeted.has(object.kind) || object.fragment) return notApplicable;
    const replicas = replicasOf(workload, context.workspace);
    const autoscaler = autoscalerOf(workload, context);
    const several = autoscaler !== undefined && autoscaler !== 'unknown' ? true : replicas.state === 'known' && replicas.value >= 2;
    if (!several && autoscaler === undefined && replicas.state !== 'unknown') return notApplicable;
    const { certain, possible } = context.workspace.selecting('policy/PodDisruptionBudget', workload, context.uri);
    if (certain.length > 0) return met;
    if (possible || !several) return unknown;
    const { start, end } = object.anchor;
    return unmet({
      start,
      end,
      message: say`${describeObject(object)} has no PodDisruptionBudget: a node upgrade may stop all its Pods at once.`,
    });
  },
  fixSafety: 'review',
  fix(workload, _problem, context) {
    const metadata = metadataLike(workload);
    const matchLabels = ownLabels(workload);
    if (!metadata || !matchLabels) return undefined;
    const budget = {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: { maxUnavailable: judge(1), selector: { matchLabels } },
    };
    const edit = appendDocument(context, workload.object, budget);
    return edit && { title: say`Add a PodDisruptionBudget`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Cluster upgrades and scale-downs drain nodes, and a drain stops as many Pods of a workload as happen to be there. A PodDisruptionBudget says how many may be gone at a time, and the drain waits. It is asked only of workloads with two or more replicas or an autoscaler: a budget for a single Pod would block every drain.',
  how: [
    'Add a `PodDisruptionBudget` whose selector matches the labels of the Pods.',
    'Prefer `maxUnavailable: 1` (or a percentage) to `minAvailable`, which blocks drains when the number of replicas shrinks.',
    'Give the Pods a readiness probe; the budget counts ready ones.',
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
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels: { app: web }
`,
  },
  hoverOn: ['spec.replicas'],
  equivalents: {
    'kube-score': ['deployment-has-poddisruptionbudget', 'statefulset-has-poddisruptionbudget'],
    polaris: ['missingPodDisruptionBudget'],
    kyverno: ['require-pdb', 'create-default-pdb'],
  },
});
