import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { ownLabels } from './new-objects.ts';
import { podPlace } from './places.ts';
import { isHost, keptApart, runsSeveral } from './spreading.ts';

export const podAntiAffinityMissing = defineRule({
  id: 'pod-anti-affinity-missing',
  title: 'Pods may all run on one node',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const several = runsSeveral(workload, context);
    if (several !== 'yes') return several === 'no' ? notApplicable : unknown;
    const apart = keptApart(workload);
    if (apart === 'unknown') return unknown;
    if (apart.some(({ topologyKey }) => isHost(topologyKey))) return met;
    const { object } = workload;
    if (['affinity', 'topologySpreadConstraints'].some((key) => context.workspace.patchMentions(object, key))) return unknown;
    return unmet({
      ...podPlace(workload, 'affinity', 'podAntiAffinity'),
      message: say`${describeObject(object)} does not keep its Pods on different nodes.`,
    });
  },
  fixSafety: 'safe',
  fix(workload, _problem, context) {
    const { podSpec } = workload;
    const matchLabels = ownLabels(workload);
    if (podSpec?.kind !== 'map' || !matchLabels) return undefined;
    return addEntryFix(context, podSpec, {
      title: say`Prefer different nodes for its Pods`,
      safety: 'safe',
      path: ['affinity', 'podAntiAffinity', 'preferredDuringSchedulingIgnoredDuringExecution'],
      value: [{ weight: 100, podAffinityTerm: { labelSelector: { matchLabels }, topologyKey: 'kubernetes.io/hostname' } }],
    });
  },
  rationale:
    "Several Pods on one node are lost together: the crash or the drain of that node is an outage, whatever the number of replicas. The scheduler spreads Pods only loosely unless it is asked to. A preferred or required anti-affinity by host counts, and so does a topology spread constraint by host; either must select the workload's own Pods.",
  how: [
    'Add a preferred `podAntiAffinity` with the labels of the Pods and the topology key `kubernetes.io/hostname`.',
    'Or use `topologySpreadConstraints` with that key.',
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
`,
    good: `apiVersion: apps/v1
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
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                labelSelector:
                  matchLabels:
                    app: web
                topologyKey: kubernetes.io/hostname
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.template.spec.affinity'],
  equivalents: {
    'kube-linter': ['no-anti-affinity'],
    'kube-score': ['deployment-has-host-podantiaffinity', 'statefulset-has-host-podantiaffinity'],
    kyverno: ['create-pod-antiaffinity'],
  },
});
