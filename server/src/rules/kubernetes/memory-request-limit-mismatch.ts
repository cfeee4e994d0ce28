import { defineRule } from '../rule.ts';
import { mismatchFix, mismatchOutcome } from './request-limit.ts';

export const memoryRequestLimitMismatch = defineRule({
  id: 'memory-request-limit-mismatch',
  title: 'Memory request differs from limit',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/scheduling-controls',
  category: 'reliability',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    return mismatchOutcome(container, 'memory', context);
  },
  fixSafety: 'safe',
  fix(container, _problem, context) {
    return mismatchFix(container, 'memory', context);
  },
  rationale:
    'A container may grow up to its limit, but only its request is set aside for it. When a node runs short, Pods that use more memory than they requested are evicted first, and an overcommitted node kills processes without asking. With both equal, what the scheduler promised is what the container can use. A request without a limit counts as different; a limit alone sets the request as well.',
  how: ['Measure the working set at peak, and set both to it.', 'Leave a gap only for workloads that may be evicted.'],
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
              memory: 128Mi
            limits:
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
            requests:
              memory: 256Mi
            limits:
              memory: 256Mi
`,
  },
  hoverOn: ['resources.requests.memory', 'resources.limits.memory'],
  equivalents: { 'kube-score': ['container-memory-requests-equal-limits'], kyverno: ['memory-requests-equal-limits'] },
});
