import { defineRule } from '../rule.ts';
import { probePortFix, probePortOptions, probePortOutcome } from './probe-ports.ts';

export const readinessProbePortUnexposed = defineRule({
  id: 'readiness-probe-port-unexposed',
  title: 'Readiness probe asks for a port that is not declared',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/health-probes',
  category: 'correctness',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'error',
  options: probePortOptions,
  check(container, context) {
    return probePortOutcome(container, 'readinessProbe', context.options.numbers, context);
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    return probePortFix(container, 'readinessProbe', problem, context);
  },
  rationale:
    'A probe may ask for a port by a name that the container gives one of its ports. A name that none of them has is an error each time, so the readiness probe never lets traffic in. It happens when a port is renamed, or a probe is copied from another workload. Numbers are left alone unless the option `numbers` is set: a port is open whether or not it is declared.',
  how: [
    'Compare the name in the probe with `ports[].name` of the same container, letter by letter.',
    'Name a port once in `ports`, and use that name in probes and Services.',
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
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet:
              path: /healthz
              port: web
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
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
`,
  },
  hoverOn: ['readinessProbe.httpGet.port', 'readinessProbe.tcpSocket.port', 'readinessProbe'],
  equivalents: { 'kube-linter': ['readiness-port'] },
});
