import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace, spanOf } from './places.ts';

export const labelRecommendedMissing = defineRule({
  id: 'label-recommended-missing',
  title: 'Recommended label missing',
  practice: 'technology/architecture-and-solution-design/2/packaging-standard',
  family: 'kubernetes',
  category: 'operability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  options: { labels: { default: ['app.kubernetes.io/name'], description: 'The labels that every workload must have.' } },
  check({ object }, { options, workspace }) {
    if (object.fragment) return notApplicable;
    const labels = at(object.node, 'metadata', 'labels');
    const values = options.labels.map((label) => ({ label, value: child(labels, label) }));
    const missing = values.filter(
      ({ label, value }) => value === undefined && !workspace.labelIsSetElsewhere(label) && !workspace.patchMentions(object, label),
    );
    const place = labels ? keyPlace(object, 'metadata', 'labels') : spanOf(object.anchor);
    const [first, ...rest] = missing.map(({ label }) => ({ ...place, message: lacking(object, label) }));
    if (first) return unmet(first, ...rest);
    return values.some(({ value }) => value === undefined || isUnknown(value)) ? unknown : met;
  },
  fixSafety: 'review',
  fix({ object }, problem, context) {
    const label = context.options.labels.find((one) => problem.message === lacking(object, one));
    if (label === undefined) return undefined;
    return addEntryFix(context, object.node, {
      title: say`Add the label ${label}`,
      safety: 'review',
      path: ['metadata', 'labels', label],
      value: judge(object.labels?.get('app') ?? object.name ?? 'NAME'),
      after: ['name', 'namespace'],
    });
  },
  rationale:
    'The labels below `app.kubernetes.io/` mean the same in every team and tool: dashboards, cost reports and `kubectl get -l` find an application by them. Which of them are asked for is an option; `version`, `part-of` and `managed-by` are others.',
  how: [
    'Add the labels to `metadata.labels`, and to the Pod template where reports look at Pods.',
    'In a kustomization, set them for everything with `labels`.',
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
    app.kubernetes.io/name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['metadata.labels'],
  equivalents: {
    kubescape: ['C-0077'],
    monokle: ['MTD-recommended-labels'],
  },
});

function lacking(object: KubernetesObject, label: string): string {
  return say`${describeObject(object)} has no label ${label}.`;
}
