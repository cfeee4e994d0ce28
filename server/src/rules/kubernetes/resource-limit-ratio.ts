import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { quantityOf } from './quantity.ts';
import { nounOf } from './resources.ts';

export const resourceLimitRatio = defineRule({
  id: 'resource-limit-ratio',
  title: 'Limit far above request',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/3/consolidated',
  category: 'efficiency',
  default: 'optional',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  options: {
    memory: { default: 2.5, minimum: 1, description: 'How many times the memory request the memory limit may be.' },
    cpu: { default: 10, minimum: 1, description: 'How many times the CPU request the CPU limit may be.' },
  },
  check(container, { options }) {
    const { node } = container;
    const problems: Problem[] = [];
    let compared = false;
    for (const resource of ['cpu', 'memory'] as const) {
      const limit = at(node, 'resources', 'limits', resource);
      const request = quantityOf(at(node, 'resources', 'requests', resource));
      const amount = quantityOf(limit);
      if (!limit || amount === undefined || request === undefined || request <= 0) continue;
      compared = true;
      const times = amount / request;
      if (times <= options[resource]) continue;
      const message = say`${describeContainer(container)} has a ${nounOf(resource)} limit of ${String(Math.round(times * 100) / 100)} times its request, more than ${String(options[resource])}.`;
      problems.push({ start: limit.start, end: limit.end, message });
    }
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return compared ? met : isUnknown(at(node, 'resources')) ? unknown : notApplicable;
  },
  fixSafety: null,
  rationale:
    'A node is filled by requests, and used up to the limits. The further the two are apart, the more is promised twice: everything runs well until several Pods want their limit at once, and then memory runs out or CPU is throttled for all. A wide gap is also a sign that the request was never measured, so reports of cost by request are wrong.',
  how: [
    'Compare the request with the use over some weeks, and raise it to the normal level.',
    'Lower the limit to what the peak needs.',
    'Set the options `memory` and `cpu` to the ratios that your nodes can bear; a LimitRange can enforce them (`maxLimitRequestRatio`).',
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
              memory: 2Gi
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
  hoverOn: ['resources.limits.memory', 'resources.limits.cpu'],
  equivalents: { kyverno: ['enforce-resources-as-ratio'] },
});
