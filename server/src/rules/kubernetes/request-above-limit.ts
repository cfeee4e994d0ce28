import { at, child, isUnknown, resolve } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { quantityOf } from './quantity.ts';
import { nounOf } from './resources.ts';

export const requestAboveLimit = defineRule({
  id: 'request-above-limit',
  title: 'Request above limit',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/1/requests-and-limits',
  category: 'correctness',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'error',
  check(container) {
    const { node } = container;
    const requests = at(node, 'resources', 'requests');
    const limits = at(node, 'resources', 'limits');
    if (requests === undefined || limits === undefined) return notApplicable;
    if (requests.kind !== 'map' || limits.kind !== 'map') return unknown;
    const [first, ...rest] = requests.entries.flatMap(({ key }) => {
      const request = child(requests, key.text);
      const amount = quantityOf(request);
      const limit = quantityOf(child(limits, key.text));
      if (!request || amount === undefined || limit === undefined || amount <= limit) return [];
      return [
        {
          start: request.start,
          end: request.end,
          message: say`${describeContainer(container)} requests more ${nameOf(key.text)} than its limit; Kubernetes refuses it.`,
        },
      ];
    });
    if (first) return unmet(first, ...rest);
    return requests.open || limits.open || [...requests.entries, ...limits.entries].some(({ value }) => isUnknown(resolve(value)))
      ? unknown
      : met;
  },
  fixSafety: 'review',
  fix({ node }, problem, { text }) {
    const requests = at(node, 'resources', 'requests');
    const entry = requests?.kind === 'map' ? requests.entries.find(({ value }) => resolve(value).start === problem.start) : undefined;
    const limit = entry && at(node, 'resources', 'limits', entry.key.text);
    if (limit?.kind !== 'scalar') return undefined;
    const quote = limit.style === 'double' ? '"' : limit.style === 'single' ? "'" : '';
    const pieces = [quote, judge(limit.text), quote];
    return { title: say`Lower the request to the limit`, safety: 'review', edits: [editOf(text, problem.start, problem.end, pieces)] };
  },
  rationale:
    'A container cannot be promised more than it may use, so the API server refuses the Pod. In a Deployment that shows late: the object is accepted, and its Pods never appear. It is mostly a unit that slipped (`1000` for `1000m`, `M` for `Mi`) or a limit that was lowered alone.',
  how: [
    'Look which of the two is meant: the request is what it needs, the limit what it may take.',
    'Correct the other one, and mind the unit.',
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
              memory: 1Gi
            limits:
              memory: 512Mi
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
              memory: 512Mi
            limits:
              memory: 1Gi
`,
  },
  hoverOn: ['resources.requests', 'resources.limits'],
  equivalents: {},
});

function nameOf(resource: string): string {
  return resource === 'cpu' || resource === 'memory' || resource === 'ephemeral-storage' ? nounOf(resource) : resource;
}
