import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace, spanOf } from './places.ts';

export const annotationRequiredMissing = defineRule({
  id: 'annotation-required-missing',
  title: 'Required annotation missing',
  practice: 'technology/container-and-runtime-management/3/shared-responsibility',
  family: 'kubernetes',
  category: 'operability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  options: { annotation: { default: 'email', description: 'The annotation that every workload must have; none when empty.' } },
  check({ object }, { options: { annotation }, workspace }) {
    if (object.fragment || annotation === '') return notApplicable;
    const annotations = at(object.node, 'metadata', 'annotations');
    const value = child(annotations, annotation);
    if (isUnknown(value)) return unknown;
    if (value !== undefined) return met;
    if (workspace.patchMentions(object, annotation)) return unknown;
    const place = annotations ? keyPlace(object, 'metadata', 'annotations') : spanOf(object.anchor);
    return unmet({ ...place, message: say`${describeObject(object)} has no annotation ${annotation}.` });
  },
  fixSafety: 'review',
  fix({ object }, _problem, context) {
    const { annotation } = context.options;
    return addEntryFix(context, object.node, {
      title: say`Add the annotation ${annotation}`,
      safety: 'review',
      path: ['metadata', 'annotations', annotation],
      value: judge('team@example.com'),
      after: ['name', 'namespace', 'labels'],
    });
  },
  rationale: 'An annotation with an address tells whoever is on call whom to ask. Which annotation is required is an option.',
  how: ['Set the option `annotation` to the one that your teams have agreed on.', 'Add it to `metadata.annotations` of each workload.'],
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
  annotations:
    email: shop@example.com
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['metadata.annotations'],
  equivalents: {
    'kube-linter': ['required-annotation-email'],
    monokle: ['MTD-custom-annotations'],
    kyverno: ['require-annotations'],
  },
});
