import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { podPlace } from './places.ts';

export const nodeAffinityMissing = defineRule({
  id: 'node-affinity-missing',
  title: 'Node affinity missing',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace }) {
    const { object, podSpec } = workload;
    if (object.fragment || object.kind === 'DaemonSet') return notApplicable;
    const choices = [at(podSpec, 'affinity', 'nodeAffinity'), child(podSpec, 'nodeSelector'), child(podSpec, 'nodeName')];
    if (choices.some((choice) => choice !== undefined && !isUnknown(choice))) return met;
    if (choices.some(isUnknown) || ['affinity', 'nodeSelector'].some((key) => workspace.patchMentions(object, key))) return unknown;
    return unmet({ ...podPlace(workload, 'affinity'), message: say`${describeObject(object)} does not say which nodes suit it.` });
  },
  fixSafety: 'review',
  fix({ podSpec }, _problem, context) {
    if (podSpec?.kind !== 'map') return undefined;
    const expression = { key: judge('kubernetes.io/arch'), operator: 'In', values: [judge('amd64')] };
    return addEntryFix(context, podSpec, {
      title: say`Say which nodes suit it`,
      safety: 'review',
      path: ['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'],
      value: { nodeSelectorTerms: [{ matchExpressions: [expression] }] },
    });
  },
  rationale:
    'In a cluster with nodes of several kinds, a Pod lands wherever there is room: on an architecture that its image was not built for, on nodes that may vanish at any minute, or on expensive ones. An affinity or a `nodeSelector` says what it needs. DaemonSets run on every node and are not asked.',
  how: [
    'Find out what the workload needs: architecture, zone, disks, a pool of nodes.',
    'Write it as a required `nodeAffinity`, or as a preferred one where it is only better.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
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
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
              - matchExpressions:
                  - key: kubernetes.io/arch
                    operator: In
                    values: [amd64]
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.template.spec.affinity'],
  equivalents: { 'kube-linter': ['no-node-affinity'] },
});
