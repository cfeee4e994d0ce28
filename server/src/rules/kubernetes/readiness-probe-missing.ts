import { defineRule, notApplicable } from '../rule.ts';
import { probeFix, probeOutcome, takesProbes } from './probes.ts';
import { receivesTraffic } from './traffic.ts';

export const readinessProbeMissing = defineRule({
  id: 'readiness-probe-missing',
  title: 'Readiness probe missing',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/health-probes',
  category: 'reliability',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    if (!takesProbes(container)) return notApplicable;
    const reach = receivesTraffic(container, context);
    return probeOutcome(container, 'readinessProbe', context, reach === 'unknown' ? 'unknown' : reach === 'yes');
  },
  fixSafety: 'review',
  fix(container, _problem, context) {
    return probeFix(container, 'readinessProbe', context);
  },
  rationale:
    'Without a readiness probe a Pod counts as ready the moment its process starts, so every rollout and every scale-up sends requests to instances that cannot answer yet. The probe also takes an overloaded instance out of rotation instead of restarting it. It is asked only where traffic arrives: the container declares a port that is not just for metrics or debugging, or a Service selects a Pod of which it is the only container.',
  how: [
    'Answer the probe with success only when the instance can do its work: caches warm, migrations done, connections open.',
    'Use an endpoint of its own; liveness and readiness mean different things.',
    'Keep `periodSeconds` short, so that an instance comes back quickly.',
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
          ports:
            - containerPort: 8080
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
          ports:
            - containerPort: 8080
          readinessProbe:
            httpGet:
              path: /readyz
              port: 8080
            periodSeconds: 5
`,
  },
  hoverOn: ['readinessProbe'],
  equivalents: {
    'kube-linter': ['no-readiness-probe'],
    'kube-score': ['pod-probes'],
    polaris: ['readinessProbeMissing'],
    kubescape: ['C-0018'],
    kyverno: ['require-probes'],
    checkov: ['CKV_K8S_9'],
    datree: ['CONTAINERS_MISSING_READINESSPROBE_KEY'],
  },
});
