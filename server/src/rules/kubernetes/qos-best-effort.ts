import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { runsForever } from './pods.ts';
import { isSetElsewhere, neighbours } from './resources.ts';

export const qosBestEffort = defineRule({
  id: 'qos-best-effort',
  title: 'Pod in the best-effort class',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/1/requests-and-limits',
  category: 'reliability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object, podSpec, containers } = workload;
    if (object.fragment || containers.length === 0 || !runsForever(workload)) return notApplicable;
    const values = [podSpec, ...containers.map(({ node }) => node)].flatMap((holder) =>
      ['requests', 'limits'].flatMap((side) => ['cpu', 'memory'].map((resource) => at(holder, 'resources', side, resource))),
    );
    if (values.some((value) => value !== undefined && !isUnknown(value))) return met;
    if (values.some(isUnknown) || isSetElsewhere({ workload }, 'limits', context) || isSetElsewhere({ workload }, 'requests', context))
      return unknown;
    const { start, end } = object.anchor;
    return unmet({
      start,
      end,
      message: say`${describeObject(object)} has neither requests nor limits: its Pods are the first to be evicted.`,
    });
  },
  fixSafety: 'review',
  fix({ containers }, _problem, context) {
    const [container] = containers.filter(({ role }) => role === 'container');
    return (
      container &&
      addEntryFix(context, container.node, {
        title: say`Add requests and a memory limit`,
        safety: 'review',
        path: ['resources'],
        value: { requests: { cpu: judge('100m'), memory: judge('128Mi') }, limits: { memory: judge('256Mi') } },
        after: neighbours,
      })
    );
  },
  rationale:
    'A Pod of which no container says what it needs is in the best-effort class: the scheduler puts it anywhere, as it counts as needing nothing, and when memory runs short on the node it is evicted before all others. A single request on one container lifts the Pod out of the class. Jobs, which are tried again, are not asked. Values from a LimitRange, a vertical autoscaler or a patch count.',
  how: [
    'Give the main container a CPU and a memory request, and a memory limit.',
    'Then do the same for the others: the rules on single requests name each of them.',
    'Set a LimitRange in the namespace for what nobody thinks of.',
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
  hoverOn: ['spec.template.spec.containers', 'spec.containers'],
  equivalents: { kyverno: ['require-qos-burstable'] },
});
