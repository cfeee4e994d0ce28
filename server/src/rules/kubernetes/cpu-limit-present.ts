import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, met, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';

export const cpuLimitPresent = defineRule({
  id: 'cpu-limit-present',
  title: 'CPU limit set',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/scheduling-controls',
  category: 'efficiency',
  default: 'optional',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    const limit = at(container.node, 'resources', 'limits', 'cpu');
    if (isUnknown(limit)) return unknown;
    if (limit === undefined || container.role === 'ephemeral') return met;
    return unmet({
      start: limit.start,
      end: limit.end,
      message: say`${describeContainer(container)} has a CPU limit, which throttles it even where CPU is idle.`,
    });
  },
  fixSafety: 'safe',
  fix({ node }, _problem, { text }) {
    // Without a request of its own the container would lose the one that Kubernetes copies from the limit.
    if (at(node, 'resources', 'requests', 'cpu') === undefined) return undefined;
    const edit = removeAt(text, node, ['resources', 'limits', 'cpu']);
    return edit && { title: say`Remove the CPU limit`, safety: 'safe', edits: [edit] };
  },
  rationale:
    'The kernel enforces a CPU limit in slices of a tenth of a second: a container that used its share early in one waits for the next, however idle the node is, and answers slowly without a visible cause. Requests alone already divide a busy node fairly. The rule is for teams that have decided so; `cpu-limit-missing` is the opposite one. Pods that must be in the Guaranteed class need the limit.',
  how: [
    'Give every container on the node a CPU request, or the fair division has nothing to go by.',
    'Remove the CPU limit and keep the memory limit.',
    'Take CPU limits out of LimitRanges and quotas as well, or they come back.',
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
              cpu: 100m
              memory: 128Mi
            limits:
              cpu: 500m
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
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
`,
  },
  hoverOn: ['resources.limits.cpu'],
  equivalents: { kyverno: ['forbid-cpu-limits'] },
});
