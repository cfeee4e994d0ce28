import { defineRule } from '../rule.ts';
import { resourceFix, resourceOutcome } from './resources.ts';

export const memoryRequestMissing = defineRule({
  id: 'memory-request-missing',
  title: 'Memory request missing',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/1/requests-and-limits',
  category: 'efficiency',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    return resourceOutcome(container, 'requests', 'memory', context);
  },
  fixSafety: 'review',
  fix(container, _problem, context) {
    return resourceFix(container, 'requests', 'memory', context);
  },
  rationale:
    'Memory cannot be shared out later as CPU time can: when a node runs out of it, Pods are evicted, and those that use more than they requested go first. A container without a memory request always uses more than it requested. A memory limit counts as a request, because Kubernetes copies it; values for the whole Pod count too.',
  how: [
    'Measure the working set under normal load.',
    'Request that, with a little room for growth.',
    'For run-times with a heap (Java, Node.js) size the heap and the request together.',
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
              memory: 256Mi
`,
  },
  hoverOn: ['resources', 'resources.requests', 'resources.requests.memory'],
  equivalents: {
    'kube-score': ['container-resources'],
    polaris: ['memoryRequestsMissing'],
    monokle: ['KBP004', 'KSV016'],
    kubescape: ['C-0269', 'C-0004'],
    kyverno: ['require-pod-requests-limits'],
    checkov: ['CKV_K8S_12'],
    trivy: ['KSV-0016'],
    datree: ['CONTAINERS_MISSING_MEMORY_REQUEST_KEY'],
  },
});
