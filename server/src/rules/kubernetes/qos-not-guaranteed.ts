import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { gapOf, guaranteeFix, problemOf, spanOf } from './guaranteed.ts';
import { isSetElsewhere } from './resources.ts';

export const qosNotGuaranteed = defineRule({
  id: 'qos-not-guaranteed',
  title: 'Pod not in the Guaranteed class',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/scheduling-controls',
  category: 'reliability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object, podSpec, containers } = workload;
    if (object.fragment) return notApplicable;
    const whole = child(podSpec, 'resources');
    if (whole !== undefined) {
      const gap = gapOf(podSpec);
      if (gap === undefined) return met;
      return gap === 'unknown'
        ? unknown
        : unmet({
            ...spanOf(gap.request ?? object.anchor),
            message: say`${describeObject(object)} is not in the Guaranteed class: ${gap.lack}.`,
          });
    }
    const own = containers.filter(({ role }) => role !== 'ephemeral');
    const gaps = own.map((container) => ({ container, gap: gapOf(container.node) }));
    if (gaps.some(({ gap }) => gap === 'unknown')) return unknown;
    if (gaps.some(({ gap }) => typeof gap === 'object' && !gap.request) && isSetElsewhere({ workload }, 'limits', context)) return unknown;
    const [first, ...rest] = gaps.flatMap(({ container, gap }) => (typeof gap === 'object' ? problemOf(container, gap) : []));
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'review',
  fix({ containers }, problem, context) {
    const container = containers.find((candidate) => {
      const gap = candidate.role === 'ephemeral' ? undefined : gapOf(candidate.node);
      return typeof gap === 'object' && problemOf(candidate, gap).start === problem.start;
    });
    return container && guaranteeFix(container, context);
  },
  rationale:
    'Kubernetes sorts Pods into three classes by their resources, and evicts in that order when a node runs short. Guaranteed, the last to go, are Pods of which every container, init containers included, has a limit for CPU and memory and a request that equals it (or no request, which then follows from the limit). The class suits databases, queues and whatever must not pause; for most other workloads it wastes capacity.',
  how: [
    'Set limits for CPU and memory on every container, sidecars and init containers too.',
    'Leave the requests out or make them equal.',
    'From Kubernetes 1.34 on, `resources` of the Pod as a whole can do it for all of its containers.',
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
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              cpu: 200m
              memory: 256Mi
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
          resources:
            limits:
              cpu: 100m
              memory: 128Mi
`,
  },
  hoverOn: ['spec.template.spec.containers', 'spec.containers'],
  equivalents: { 'kube-score': ['container-resource-requests-equal-limits'], kyverno: ['require-qos-guaranteed'] },
});
