import { say } from '../../texts/texts.ts';
import { appendDocument } from '../edits/document.ts';
import { judge } from '../edits/value.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { metadataLike } from './new-objects.ts';
import { spanOf } from './places.ts';
import { autoscalerOf, isSingleWriter, replicasOf } from './scaling.ts';
import { servesTraffic } from './traffic.ts';

export const hpaMissing = defineRule({
  id: 'hpa-missing',
  title: 'Horizontal autoscaler missing',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/workloads-autoscale',
  category: 'efficiency',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object } = workload;
    if (object.kind !== 'Deployment' || object.fragment) return notApplicable;
    const served = servesTraffic(workload, context);
    if (served !== 'yes') return served === 'no' ? notApplicable : unknown;
    const autoscaler = autoscalerOf(workload, context);
    if (autoscaler) return autoscaler === 'unknown' ? unknown : met;
    const replicas = replicasOf(workload, context.workspace);
    if (replicas.state === 'known' && replicas.value === 0) return notApplicable;
    const single = isSingleWriter(workload, context.workspace);
    if (single !== false) return single === 'unknown' ? unknown : notApplicable;
    return unmet({ ...spanOf(object.anchor), message: say`${describeObject(object)} has no HorizontalPodAutoscaler.` });
  },
  fixSafety: 'review',
  fix(workload, _problem, context) {
    const metadata = metadataLike(workload);
    const { name } = workload.object;
    if (!metadata || name === undefined) return undefined;
    const edit = appendDocument(context, workload.object, {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: judge(2),
        maxReplicas: judge(10),
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: judge(80) } } }],
      },
    });
    return edit && { title: say`Add a HorizontalPodAutoscaler`, safety: 'review', edits: [edit] };
  },
  rationale:
    'With a fixed number of Pods somebody has chosen between paying for the busiest hour all day and being slow in it. An autoscaler follows the load. A KEDA ScaledObject counts too; workloads that nothing sends requests to, and those that cannot have a second Pod, are not asked.',
  how: [
    'Give the containers CPU requests, which the utilization is measured against.',
    'Add a `HorizontalPodAutoscaler` and remove `replicas` from the Deployment.',
    'Watch a busy day before you lower the minimum.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 4
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
          ports:
            - containerPort: 8080
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
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 80
`,
  },
  hoverOn: ['spec.replicas'],
  equivalents: { kyverno: ['check-hpa-exists'] },
});
