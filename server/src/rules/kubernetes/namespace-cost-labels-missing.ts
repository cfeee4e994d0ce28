import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { keyPlace, spanOf } from './places.ts';

export const namespaceCostLabelsMissing = defineRule({
  id: 'namespace-cost-labels-missing',
  title: 'Namespace that no team pays for',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/3/finops-practice',
  family: 'kubernetes',
  category: 'efficiency',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  options: { labels: { default: ['team', 'cost-center', 'owner'], description: 'The labels of which a namespace must have one.' } },
  check(object, { options, workspace }) {
    const { group, kind, name, node, fragment } = object;
    if (group !== '' || kind !== 'Namespace' || fragment || /^(?:kube|openshift)-/.test(name ?? '')) return notApplicable;
    const labels = at(node, 'metadata', 'labels');
    const values = options.labels.map((label) => child(labels, label));
    if (values.some((value) => value !== undefined && !isUnknown(value))) return met;
    if (name === undefined || values.some(isUnknown)) return unknown;
    if (options.labels.some((label) => workspace.labelIsSetElsewhere(label) || workspace.patchMentions(object, label))) return unknown;
    const place = labels ? keyPlace(object, 'metadata', 'labels') : spanOf(object.anchor);
    return unmet({ ...place, message: say`Namespace "${name}" has none of the labels ${options.labels.join(', ')}.` });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    const [label] = context.options.labels;
    if (label === undefined) return undefined;
    return addEntryFix(context, object.node, {
      title: say`Add the label ${label}`,
      safety: 'review',
      path: ['metadata', 'labels', label],
      value: judge('TEAM'),
      after: ['name'],
    });
  },
  rationale:
    'Reports of cost and use add up by namespace. One without a team or a cost centre ends in the line that nobody answers for. Which labels count is an option.',
  how: ['Agree on one label, and set the option to it.', 'Set it on every namespace, best where namespaces are made.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    team: shop
`,
  },
  hoverOn: ['metadata.labels'],
  equivalents: {},
});
