import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { findTarget, isHpa, isScaledObject, targetIn } from './autoscalers.ts';
import { describeObject } from './describe.ts';
import { scopePhrase, spanOf } from './places.ts';

export const hpaDangling = defineRule({
  id: 'hpa-dangling',
  title: 'Autoscaler without a target',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/1/tuning-takes-effect',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'error',
  check(object, context) {
    if (!(isHpa(object) || isScaledObject(object)) || object.fragment) return notApplicable;
    const target = targetIn(object);
    if (!target || context.workspace.patchMentions(object, 'scaleTargetRef')) return unknown;
    const reference = findTarget(object, target, context);
    if (reference.state !== 'missing') return reference.state === 'found' ? met : unknown;
    const place = target.node ?? at(object.node, 'spec', 'scaleTargetRef') ?? object.anchor;
    const where = scopePhrase(context.uri, context.workspace);
    return unmet({
      ...spanOf(place),
      message: say`${describeObject(object)} scales ${target.kind} "${target.name}", which is not ${where}.`,
    });
  },
  fixSafety: null,
  rationale:
    'An autoscaler that names a workload that does not exist scales nothing, and says so only in its events. Judged where the chart, kustomization or folder holds other workloads of the kind; targets of kinds that only their own controllers know leave the question open.',
  how: ['Compare `scaleTargetRef.kind` and `name` with the workload, letter by letter.', 'See that both are in the same namespace.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: website
  minReplicas: 2
  maxReplicas: 10
---
apiVersion: apps/v1
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
    good: `apiVersion: autoscaling/v2
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
---
apiVersion: apps/v1
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
  },
  hoverOn: ['spec.scaleTargetRef'],
  equivalents: {
    'kube-linter': ['dangling-horizontalpodautoscaler'],
    'kube-score': ['horizontalpodautoscaler-has-target'],
    kubescape: ['C-0300'],
    monokle: ['LNK001'],
  },
});
