import { defineRule } from '../rule.ts';
import { mismatchFix, mismatchOutcome } from './request-limit.ts';

export const cpuRequestLimitMismatch = defineRule({
  id: 'cpu-request-limit-mismatch',
  title: 'CPU request differs from limit',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/scheduling-controls',
  category: 'efficiency',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    return mismatchOutcome(container, 'cpu', context);
  },
  fixSafety: 'safe',
  fix(container, _problem, context) {
    return mismatchFix(container, 'cpu', context);
  },
  rationale:
    'Equal values for CPU, together with equal values for memory, put a Pod into the Guaranteed class: it is evicted last, and with the static CPU manager whole cores become its own. The price is capacity that stands idle most of the time, so this is a choice for latency-critical workloads. A request without a limit counts as different; a limit alone sets the request as well.',
  how: [
    'Decide which workloads deserve it; the rest is better off without a CPU limit.',
    'Set both values to the need at peak, in whole cores where the static CPU manager is on.',
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
              cpu: 250m
            limits:
              cpu: 500m
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
              cpu: 500m
            limits:
              cpu: 500m
`,
  },
  hoverOn: ['resources.requests.cpu', 'resources.limits.cpu'],
  equivalents: { 'kube-score': ['container-cpu-requests-equal-limits'] },
});
