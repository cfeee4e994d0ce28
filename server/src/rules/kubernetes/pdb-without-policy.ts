import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { isBudget } from './budgets.ts';
import { describeObject } from './describe.ts';
import { keyPlace } from './places.ts';

const fields: readonly string[] = ['minAvailable', 'maxUnavailable'];

export const pdbWithoutPolicy = defineRule({
  id: 'pdb-without-policy',
  title: 'Disruption budget without a number',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    if (!isBudget(object) || object.fragment) return notApplicable;
    const values = fields.map((field) => at(object.node, 'spec', field));
    if (values.some((value) => value !== undefined && !isUnknown(value))) return met;
    if (values.some(isUnknown) || fields.some((field) => workspace.patchMentions(object, field))) return unknown;
    return unmet({
      ...keyPlace(object, 'spec'),
      message: say`${describeObject(object)} states neither minAvailable nor maxUnavailable, so it protects nothing.`,
    });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`Let one Pod go at a time`,
      safety: 'review',
      path: ['maxUnavailable'],
      value: judge(1),
    });
  },
  rationale:
    'A budget that selects Pods but states no number changes nothing: a drain may stop all of them at once, while the file looks as if they were protected.',
  how: [
    'Set `maxUnavailable: 1`, or a percentage where there are many Pods.',
    'Prefer it to `minAvailable`, which blocks drains when the number of replicas shrinks.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
`,
    good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels: { app: web }
`,
  },
  hoverOn: ['spec.maxUnavailable', 'spec.minAvailable'],
  equivalents: { 'kube-score': ['poddisruptionbudget-has-policy'] },
});
