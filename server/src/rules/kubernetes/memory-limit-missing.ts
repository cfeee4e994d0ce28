import { defineRule } from '../rule.ts';
import { resourceFix, resourceOutcome } from './resources.ts';

export const memoryLimitMissing = defineRule({
  id: 'memory-limit-missing',
  title: 'Memory limit missing',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/1/requests-and-limits',
  category: 'reliability',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    return resourceOutcome(container, 'limits', 'memory', context);
  },
  fixSafety: 'review',
  fix(container, _problem, context) {
    return resourceFix(container, 'limits', 'memory', context);
  },
  rationale:
    "A leak in a container without a memory limit is not that container's problem alone: it eats the node, and the kernel then ends whatever it likes. With a limit the container that leaks is the one that is restarted, and the restart shows up where people look. A limit for the whole Pod counts too.",
  how: [
    'Set the limit at or a little above the highest working set that you accept.',
    'Set it equal to the request where the workload must never be evicted.',
    'Tell the run-time about it: `-XX:MaxRAMPercentage` for Java, `GOMEMLIMIT` for Go, `--max-old-space-size` for Node.js.',
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
  hoverOn: ['resources', 'resources.limits', 'resources.limits.memory'],
  equivalents: {
    'kube-linter': ['unset-memory-requirements'],
    'kube-score': ['container-resources'],
    polaris: ['memoryLimitsMissing'],
    monokle: ['KBP005', 'KSV018'],
    kubescape: ['C-0271', 'C-0004', 'C-0009'],
    kyverno: ['require-pod-requests-limits'],
    checkov: ['CKV_K8S_13'],
    trivy: ['KSV-0018'],
    datree: ['CONTAINERS_MISSING_MEMORY_LIMIT_KEY'],
  },
});
