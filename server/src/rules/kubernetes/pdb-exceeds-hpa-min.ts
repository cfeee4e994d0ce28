import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { amountOf, isBudget, podsIn, workloadsOf } from './budgets.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';
import { autoscalerOf, leastReplicas } from './scaling.ts';

export const pdbExceedsHpaMin = defineRule({
  id: 'pdb-exceeds-hpa-min',
  title: 'Disruption budget above the lowest scale',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    if (!isBudget(object)) return notApplicable;
    const least = at(object.node, 'spec', 'minAvailable');
    if (least === undefined) return notApplicable;
    const amount = amountOf(least);
    const workloads = workloadsOf(object, context);
    if (!amount || !workloads || context.workspace.patchMentions(object, 'minAvailable')) return unknown;
    const [located, ...others] = workloads;
    if (!located || others.length > 0) return notApplicable;
    const autoscaler = autoscalerOf(located.subject, { ...context, uri: located.uri });
    if (!autoscaler || autoscaler === 'unknown') return autoscaler ? unknown : notApplicable;
    const fewest = leastReplicas(autoscaler.subject);
    if (fewest === undefined || context.workspace.patchMentions(autoscaler.subject, 'minReplicas')) return unknown;
    // KEDA goes down to none on purpose, and then there is nothing to drain.
    if (fewest === 0 || podsIn(amount, fewest) <= fewest) return met;
    return unmet({
      ...spanOf(least),
      message: say`${describeObject(object)} wants ${String(podsIn(amount, fewest))} Pods available, and ${describeObject(autoscaler.subject)} goes down to ${String(fewest)}.`,
      related: [{ at: autoscaler, ...spanOf(autoscaler.subject.anchor), message: say`The autoscaler.` }],
    });
  },
  fixSafety: null,
  rationale:
    'When the load is low, the autoscaler leaves fewer Pods than the budget wants to keep. From then on every drain is refused, and the upgrade of the cluster, which is done in quiet hours, hangs at that node.',
  how: ['Replace `minAvailable` by `maxUnavailable: 1`, which is right at every scale.', 'Or raise `minReplicas` above `minAvailable`.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 4
  selector:
    matchLabels: { app: web }
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
    good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels: { app: web }
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
  hoverOn: ['spec.minAvailable'],
  equivalents: { polaris: ['pdbMinAvailableGreaterThanHPAMinReplicas'] },
});
