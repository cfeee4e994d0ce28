import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { servesTraffic } from './traffic.ts';
import { autoscalerOf, isReadyForMore, isSingleWriter, leastReplicas, replicasOf } from './scaling.ts';

const scalable: ReadonlySet<string> = new Set(['Deployment', 'Rollout', 'DeploymentConfig', 'ReplicaSet', 'ReplicationController']);

export const replicasTooFew = defineRule({
  id: 'replicas-too-few',
  title: 'Only one replica',
  family: 'kubernetes',
  practice: 'technology/architecture-and-solution-design/2/higher-abstractions',
  category: 'reliability',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object } = workload;
    if (!scalable.has(object.kind) || object.fragment) return notApplicable;
    const served = servesTraffic(workload, context);
    if (served !== 'yes') return served === 'no' ? notApplicable : unknown;
    const autoscaler = autoscalerOf(workload, context);
    if (autoscaler === 'unknown') return unknown;
    if (autoscaler) return (leastReplicas(autoscaler.subject) ?? 0) >= 2 ? met : notApplicable;
    const replicas = replicasOf(workload, context.workspace);
    if (replicas.state === 'unknown') return unknown;
    const count = replicas.state === 'known' ? replicas.value : 1;
    if (count > 1) return met;
    if (count < 1) return notApplicable;
    const single = isSingleWriter(workload, context.workspace);
    if (single !== false) return single === 'unknown' ? unknown : notApplicable;
    const value = at(object.node, 'spec', 'replicas');
    const { start, end } = value ?? object.anchor;
    const message = say`${describeObject(object)} runs a single Pod: while that one is replaced, nothing answers.`;
    return unmet({ start, end, message });
  },
  fixSafety: 'safe',
  fix(workload, problem, context) {
    const { object } = workload;
    const title = say`Run two replicas`;
    const safety = object.kind === 'Deployment' && isReadyForMore(workload) ? 'safe' : 'review';
    const value = at(object.node, 'spec', 'replicas');
    if (value) return { title, safety, edits: [{ start: problem.start, end: problem.end, text: '2' }] };
    const spec = at(object.node, 'spec');
    return spec?.kind === 'map'
      ? addEntryFix(context, spec, {
          title,
          safety,
          path: ['replicas'],
          value: 2,
          after: ['selector', 'minReadySeconds', 'revisionHistoryLimit', 'strategy'],
        })
      : undefined;
  },
  rationale:
    'One Pod means an outage with every rollout that goes wrong, every node that is drained and every crash. Two are enough to survive one of them. Not asked of workloads that nothing sends requests to, of those that an autoscaler runs, of those with `strategy: Recreate` or a volume for a single writer, which cannot have a second Pod, of StatefulSets, whose members must know of each other, and of what is scaled to 0.',
  how: [
    'See that the process keeps no state of its own: sessions, files and schedules live outside.',
    'Set `replicas` to 2 or more, or add a HorizontalPodAutoscaler.',
    'Spread the Pods over nodes with `topologySpreadConstraints`, and add a PodDisruptionBudget.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
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
            - containerPort: 8080
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
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
            - containerPort: 8080
`,
  },
  hoverOn: ['spec.replicas'],
  equivalents: {
    'kube-linter': ['minimum-three-replicas'],
    'kube-score': ['deployment-replicas'],
    polaris: ['deploymentMissingReplicas'],
    kyverno: ['require-deployments-have-multiple-replicas'],
    datree: ['DEPLOYMENT_INCORRECT_REPLICAS_VALUE'],
  },
});
