import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';

export const annotationForbidden = defineRule({
  id: 'annotation-forbidden',
  title: 'Forbidden annotation',
  practice: 'policy/implementation-and-compliance/3/policy-as-code',
  family: 'kubernetes',
  category: 'operability',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  options: { annotations: { default: [], description: 'The annotations that no object may have; a `*` at the end stands for anything.' } },
  check(object, { options }) {
    const annotations = at(object.node, 'metadata', 'annotations');
    if (annotations?.kind !== 'map' || options.annotations.length === 0) return notApplicable;
    const [first, ...rest] = annotations.entries.flatMap(({ key: { text, start, end } }) =>
      isForbidden(text, options.annotations) ? [{ start, end, message: say`${describeObject(object)} has the annotation ${text}.` }] : [],
    );
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'review',
  fix(object, { start }, { text }) {
    const annotations = at(object.node, 'metadata', 'annotations');
    const entry = annotations?.kind === 'map' ? annotations.entries.find(({ key }) => key.start === start) : undefined;
    const edit = entry && removeAt(text, object.node, ['metadata', 'annotations', entry.key.text]);
    return edit && { title: say`Remove the annotation`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Annotations steer controllers: one of them opens a load balancer to the internet, another switches a check off. Those that a team has decided against are listed in an option and found before they are applied.',
  how: ['List the annotations in the option `annotations`.', 'Remove them, or ask whoever made the rule for an exception.'],
  example: {
    language: 'yaml',
    options: { annotations: ['example.com/skip-*'] },
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    example.com/skip-checks: "true"
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
`,
  },
  hoverOn: ['metadata.annotations'],
  equivalents: {
    'kube-linter': ['forbidden-annotation'],
    kyverno: ['allowed-annotations', 'other/restrict-annotations'],
  },
});

function isForbidden(key: string, forbidden: readonly string[]): boolean {
  return forbidden.some((one) => (one.endsWith('*') ? key.startsWith(one.slice(0, -1)) : one === key));
}
