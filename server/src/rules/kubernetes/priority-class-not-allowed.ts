import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const priorityClassNotAllowed = defineRule({
  id: 'priority-class-not-allowed',
  title: 'Priority class not allowed',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/scheduling-controls',
  category: 'reliability',
  default: 'optional',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  options: {
    allowed: {
      default: [],
      description: 'The priority classes that workloads may name; any but those of the system when the list is empty.',
    },
  },
  check({ object, podSpec }, { options: { allowed } }) {
    const name = child(podSpec, 'priorityClassName');
    if (name === undefined) return notApplicable;
    if (name.kind !== 'scalar') return unknown;
    if (allowed.includes(name.text)) return met;
    const system = name.text === 'system-node-critical' || name.text === 'system-cluster-critical';
    if (allowed.length === 0) {
      if (!system) return met;
      // Whoever applies it may put it into a namespace of the system.
      if (object.namespace.state !== 'known') return unknown;
      if (/^(?:kube|openshift)-/.test(object.namespace.value)) return met;
    }
    const message = say`${describeObject(object)} has the priority class "${name.text}", which is ${system ? say`meant for the system` : say`not among the allowed ones`}.`;
    return unmet({ ...spanOf(name), message });
  },
  fixSafety: null,
  rationale:
    'Whose Pods are evicted when nodes are full is a matter between all who share the cluster. A workload that takes a higher class than it was given pushes others out. With no list set, only the two classes of the system are found, outside of its namespaces.',
  how: [
    'Use one of the classes that were agreed on.',
    'List them in the option `allowed`, and enforce the same with a `ResourceQuota` for each class.',
  ],
  example: {
    language: 'yaml',
    options: { allowed: ['normal', 'batch'] },
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
      priorityClassName: highest
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
      priorityClassName: normal
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.template.spec.priorityClassName'],
  equivalents: { 'kube-linter': ['priority-class-name'], kyverno: ['allowed-pod-priorities'] },
});
