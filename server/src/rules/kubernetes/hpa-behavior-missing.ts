import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { isHpa } from './autoscalers.ts';
import { describeObject } from './describe.ts';
import { specPlace } from './places.ts';

export const hpaBehaviorMissing = defineRule({
  id: 'hpa-behavior-missing',
  title: 'Autoscaler with default speed',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/workloads-autoscale',
  category: 'reliability',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    if (!isHpa(object) || object.fragment || object.version === 'v1') return notApplicable;
    const behavior = at(object.node, 'spec', 'behavior');
    if (isUnknown(behavior)) return unknown;
    if (behavior !== undefined) return met;
    if (workspace.patchMentions(object, 'behavior')) return unknown;
    return unmet({
      ...specPlace(object, 'metrics'),
      message: say`${describeObject(object)} does not say how fast it may scale.`,
    });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`Say how fast it may scale`,
      safety: 'review',
      path: ['behavior'],
      value: {
        scaleDown: { stabilizationWindowSeconds: judge(300), policies: [{ type: 'Percent', value: judge(50), periodSeconds: judge(60) }] },
      },
    });
  },
  rationale:
    'By default an autoscaler may double the Pods every 15 seconds and, after five quiet minutes, stop all that are too many at once. A cache that has to warm up or a queue that comes in waves needs other numbers. Written down, they are a decision that can be discussed.',
  how: [
    'Set `behavior.scaleDown` with a window and a policy that fit how long a Pod takes to start.',
    'Limit `behavior.scaleUp` where a database behind it is the bottleneck.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 10
`,
    good: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 10
  behavior:
    scaleDown:
      stabilizationWindowSeconds: 300
      policies:
        - type: Percent
          value: 50
          periodSeconds: 60
`,
  },
  hoverOn: ['spec.behavior'],
  equivalents: {},
});
