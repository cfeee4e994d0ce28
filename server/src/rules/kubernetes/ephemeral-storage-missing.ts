import { defineRule } from '../rule.ts';
import { resourceFix, resourceOutcome } from './resources.ts';

export const ephemeralStorageMissing = defineRule({
  id: 'ephemeral-storage-missing',
  title: 'Ephemeral storage request or limit missing',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/2/scratch-and-time-capped',
  category: 'reliability',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    const limits = resourceOutcome(container, 'limits', 'ephemeral-storage', context);
    return limits.state === 'met' ? resourceOutcome(container, 'requests', 'ephemeral-storage', context) : limits;
  },
  fixSafety: 'review',
  fix(container, _problem, context) {
    return resourceFix(container, 'limits', 'ephemeral-storage', context);
  },
  rationale:
    "Logs, the container's own layer and its `emptyDir` volumes all land on the disk of the node. A container without a limit can fill it, whereupon the kubelet evicts Pods, and not only the guilty one. With a limit the one that writes too much is the one that goes; the limit also sets the request, by which the scheduler picks a node with room.",
  how: [
    'Set `limits.ephemeral-storage` to what the container writes between restarts, logs included, with some room.',
    'Set a lower request only where the peak is rare.',
    'Put what grows on a volume of its own.',
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
              ephemeral-storage: 1Gi
            limits:
              ephemeral-storage: 2Gi
`,
  },
  hoverOn: ['resources.requests.ephemeral-storage', 'resources.limits.ephemeral-storage'],
  equivalents: { 'kube-score': ['container-ephemeral-storage-request-and-limit'] },
});
