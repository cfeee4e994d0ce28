import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { isVpa } from './autoscalers.ts';
import { describeObject } from './describe.ts';
import { specPlace } from './places.ts';

export const vpaUpdateMode = defineRule({
  id: 'vpa-update-mode',
  title: 'Vertical autoscaler without a mode',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/workloads-autoscale',
  category: 'efficiency',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    if (!isVpa(object) || object.fragment) return notApplicable;
    const mode = at(object.node, 'spec', 'updatePolicy', 'updateMode');
    if (isUnknown(mode)) return unknown;
    if (mode !== undefined) return met;
    if (workspace.patchMentions(object, 'updateMode')) return unknown;
    return unmet({
      ...specPlace(object, 'updatePolicy'),
      message: say`${describeObject(object)} does not say whether it may restart Pods.`,
    });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`State the update mode`,
      safety: 'review',
      path: ['updatePolicy', 'updateMode'],
      value: judge('Off'),
      after: ['targetRef'],
    });
  },
  rationale:
    'Without `updateMode` a vertical autoscaler evicts Pods to give them other requests, which surprises whoever only wanted its recommendations. Written down, it is clear whether it recommends (`Off`), acts when a Pod starts (`Initial`) or replaces Pods that run (`Recreate`, `InPlaceOrRecreate`).',
  how: [
    'Begin with `updateMode: "Off"` and read the recommendations.',
    'Let it act once a disruption budget and several replicas are there.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata:
  name: web
spec:
  targetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
`,
    good: `apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata:
  name: web
spec:
  targetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  updatePolicy:
    updateMode: "Off"
`,
  },
  hoverOn: ['spec.updatePolicy'],
  equivalents: {},
});
