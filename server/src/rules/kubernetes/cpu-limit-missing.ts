import { defineRule } from '../rule.ts';
import { resourceFix, resourceOutcome } from './resources.ts';

export const cpuLimitMissing = defineRule({
  id: 'cpu-limit-missing',
  title: 'CPU limit missing',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/1/requests-and-limits',
  category: 'efficiency',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    return resourceOutcome(container, 'limits', 'cpu', context);
  },
  fixSafety: 'review',
  fix(container, _problem, context) {
    return resourceFix(container, 'limits', 'cpu', context);
  },
  rationale:
    'Without a CPU limit a container may take every idle cycle of its node, so its speed hangs on its neighbours, and measurements from a quiet node promise too much. The limit is contested: it throttles a container even where CPU is idle, and a CPU request already secures each one its share. The rule is for teams that want even, predictable speed; `cpu-limit-present` is for those that forbid the limit.',
  how: [
    'Set the limit to what the container needs at its peak, at least twice the request where start-up is heavy.',
    'Watch `container_cpu_cfs_throttled_periods_total`, and raise the limit when it grows.',
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
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              cpu: 500m
              memory: 256Mi
`,
  },
  hoverOn: ['resources.limits', 'resources.limits.cpu'],
  equivalents: {
    'kube-score': ['container-resources'],
    polaris: ['cpuLimitsMissing'],
    monokle: ['KBP003', 'KSV011'],
    kubescape: ['C-0270', 'C-0050', 'C-0009'],
    kyverno: ['require-cpu-limits'],
    checkov: ['CKV_K8S_11'],
    trivy: ['KSV-0011'],
    datree: ['CONTAINERS_MISSING_CPU_LIMIT_KEY'],
  },
});
