import { defineRule, notApplicable } from '../rule.ts';
import { probeFix, probeOutcome, takesProbes } from './probes.ts';
import { isHelper } from './traffic.ts';

export const livenessProbeMissing = defineRule({
  id: 'liveness-probe-missing',
  title: 'Liveness probe missing',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/health-probes',
  category: 'reliability',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    if (!takesProbes(container)) return notApplicable;
    return probeOutcome(container, 'livenessProbe', context, !isHelper(container));
  },
  fixSafety: 'review',
  fix(container, _problem, context) {
    return probeFix(container, 'livenessProbe', context);
  },
  rationale:
    'Kubernetes restarts a container that exits, but not one that hangs: a deadlocked process keeps its place, and nobody is told. A liveness probe turns that into a restart. It is asked of everything that is meant to run on, whether or not it takes traffic, because a stuck queue worker is noticed even later than a stuck web server. Init containers, Jobs, and helpers that declare no port beside a container that does are not asked.',
  how: [
    'Give the process an endpoint (or a command) that fails only when a restart would help; do not look at databases or other services in it.',
    'Set `failureThreshold` and `periodSeconds` so that a slow minute is no reason to restart.',
    'For slow starters add a `startupProbe` rather than a long initial delay.',
    'Where a restart can never help, accept the finding with a reason in a comment.',
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
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8080
            periodSeconds: 10
            failureThreshold: 3
`,
  },
  hoverOn: ['livenessProbe'],
  equivalents: {
    'kube-linter': ['no-liveness-probe'],
    'kube-score': ['pod-probes'],
    polaris: ['livenessProbeMissing'],
    kubescape: ['C-0056'],
    kyverno: ['require-probes'],
    checkov: ['CKV_K8S_8'],
    datree: ['CONTAINERS_MISSING_LIVENESSPROBE_KEY'],
  },
});
