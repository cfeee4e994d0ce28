import { defineRule } from '../rule.ts';
import { resourceFix, resourceOutcome } from './resources.ts';

export const cpuRequestMissing = defineRule({
  id: 'cpu-request-missing',
  title: 'CPU request missing',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/1/requests-and-limits',
  category: 'efficiency',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    return resourceOutcome(container, 'requests', 'cpu', context);
  },
  fixSafety: 'review',
  fix(container, _problem, context) {
    return resourceFix(container, 'requests', 'cpu', context);
  },
  rationale:
    'The scheduler places a Pod by what it requests. Without a CPU request the Pod counts as needing nothing: nodes fill up beyond what they can run, the container is the last to get time when they do, and nobody can tell what it costs. A CPU limit counts as a request, because Kubernetes copies it; values for the whole Pod count too.',
  how: [
    'Look at what the container uses over a normal week (`kubectl top pod`, or the recommendations of a vertical autoscaler).',
    'Request about what it needs when it is busy, not its peak.',
    'Look again after each larger release.',
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
  hoverOn: ['resources', 'resources.requests', 'resources.requests.cpu'],
  equivalents: {
    'kube-linter': ['unset-cpu-requirements'],
    'kube-score': ['container-resources'],
    polaris: ['cpuRequestsMissing'],
    monokle: ['KBP002', 'KSV015'],
    kubescape: ['C-0268', 'C-0050'],
    kyverno: ['require-pod-requests-limits', 'add-default-resources'],
    checkov: ['CKV_K8S_10'],
    trivy: ['KSV-0015'],
    datree: ['CONTAINERS_MISSING_CPU_REQUEST_KEY'],
  },
});
