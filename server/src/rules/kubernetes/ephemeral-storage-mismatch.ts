import { defineRule } from '../rule.ts';
import { mismatchFix, mismatchOutcome } from './request-limit.ts';

export const ephemeralStorageMismatch = defineRule({
  id: 'ephemeral-storage-mismatch',
  title: 'Ephemeral storage request differs from limit',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/scheduling-controls',
  category: 'reliability',
  default: 'optional',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container, context) {
    return mismatchOutcome(container, 'ephemeral-storage', context);
  },
  fixSafety: 'safe',
  fix(container, _problem, context) {
    return mismatchFix(container, 'ephemeral-storage', context);
  },
  rationale:
    "Logs, layers and `emptyDir` volumes share the node's disk. If containers may write more than they requested, a node can fill up although everything on it stays within its limits, and the kubelet then evicts Pods until there is room again. Equal values rule that out.",
  how: ['Measure what the container writes between restarts, logs included.', 'Set request and limit to that, with some room.'],
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
              ephemeral-storage: 1Gi
            limits:
              ephemeral-storage: 2Gi
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
              ephemeral-storage: 2Gi
            limits:
              ephemeral-storage: 2Gi
`,
  },
  hoverOn: ['resources.requests.ephemeral-storage', 'resources.limits.ephemeral-storage'],
  equivalents: { 'kube-score': ['container-ephemeral-storage-request-equals-limit'] },
});
