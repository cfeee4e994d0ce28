import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { isHpa, numberOf } from './autoscalers.ts';
import { describeObject } from './describe.ts';
import { spanOf, specPlace } from './places.ts';

export const hpaMaxNotAboveMin = defineRule({
  id: 'hpa-max-not-above-min',
  title: 'Autoscaler without room to scale',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/2/autoscaling-trials',
  category: 'efficiency',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    if (!isHpa(object) || object.fragment) return notApplicable;
    const most = at(object.node, 'spec', 'maxReplicas');
    const least = at(object.node, 'spec', 'minReplicas');
    if (['maxReplicas', 'minReplicas'].some((key) => workspace.patchMentions(object, key))) return unknown;
    if (most === undefined)
      return unmet({ ...specPlace(object, 'minReplicas'), message: say`${describeObject(object)} sets no maxReplicas.` });
    if (isUnknown(most) || isUnknown(least)) return unknown;
    const [max, min] = [numberOf(most), least === undefined ? 1 : numberOf(least)];
    if (max === undefined || min === undefined) return unknown;
    if (max > min) return met;
    const message = say`${describeObject(object)} cannot scale: maxReplicas is ${String(max)} and minReplicas ${String(min)}.`;
    return unmet({ ...spanOf(most), message });
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const spec = child(object.node, 'spec');
    const least = numberOf(child(spec, 'minReplicas')) ?? 1;
    const value = judge(Math.max(least * 2, 4));
    const title = say`Give it room to scale`;
    if (child(spec, 'maxReplicas') !== undefined)
      return { title, safety: 'review', edits: [editOf(context.text, problem.start, problem.end, [value])] };
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, { title, safety: 'review', path: ['maxReplicas'], value, after: ['scaleTargetRef', 'minReplicas'] });
  },
  rationale:
    'An autoscaler whose upper end is its lower end never changes anything: it looks like elasticity, and under load nothing happens. Without `maxReplicas` the API server refuses it.',
  how: [
    'Set `maxReplicas` to what the busiest hour needs, and to what the cluster and the database can bear.',
    'For a fixed number remove the autoscaler and set `replicas`.',
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
  minReplicas: 3
  maxReplicas: 3
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
  minReplicas: 3
  maxReplicas: 10
`,
  },
  hoverOn: ['spec.maxReplicas'],
  equivalents: { polaris: ['hpaMaxAvailability'], datree: ['HPA_MISSING_MAXREPLICAS_KEY'] },
});
