import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace, spanOf } from './places.ts';

export const labelRequiredMissing = defineRule({
  id: 'label-required-missing',
  title: 'Workload without an owner',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/3/finops-practice',
  family: 'kubernetes',
  category: 'operability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  options: {
    labels: { default: ['owner', 'team', 'app.kubernetes.io/part-of'], description: 'The labels of which a workload must have one.' },
  },
  check({ object }, { options, workspace }) {
    if (object.fragment) return notApplicable;
    const labels = at(object.node, 'metadata', 'labels');
    const values = options.labels.map((label) => child(labels, label));
    if (values.some((value) => value !== undefined && !isUnknown(value))) return met;
    if (
      values.some(isUnknown) ||
      options.labels.some((label) => workspace.labelIsSetElsewhere(label) || workspace.patchMentions(object, label))
    )
      return unknown;
    const names = options.labels.join(', ');
    return unmet({
      ...(labels ? keyPlace(object, 'metadata', 'labels') : spanOf(object.anchor)),
      message: say`${describeObject(object)} has none of the labels ${names}.`,
    });
  },
  fixSafety: 'review',
  fix({ object }, _problem, context) {
    const [label] = context.options.labels;
    if (label === undefined) return undefined;
    return addEntryFix(context, object.node, {
      title: say`Add the label ${label}`,
      safety: 'review',
      path: ['metadata', 'labels', label],
      value: judge('TEAM'),
      after: ['name', 'namespace'],
    });
  },
  rationale:
    'When a bill or an alarm names a workload, somebody must be found whom it belongs to. A label with the team or the product answers that, and cost reports add up by it. Which labels count is an option.',
  how: [
    'Agree on one label for owners, and set the option to it.',
    'Set it on every workload and its Pod template, or for all with `labels` of a kustomization.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    team: shop
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['metadata.labels'],
  equivalents: {
    'kube-linter': ['required-label-owner'],
    kubescape: ['C-0076'],
    monokle: ['MTD-custom-labels'],
    kyverno: ['require-labels', 'require-kubecost-labels'],
    datree: ['WORKLOAD_MISSING_LABEL_OWNER_VALUE', 'DEPLOYMENT_MISSING_LABEL_ENV_VALUE'],
  },
});
