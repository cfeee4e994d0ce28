import { at, child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { quoted } from '../edits/quote.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const labelInstanceMismatch = defineRule({
  id: 'label-instance-mismatch',
  title: 'Instance label of another name',
  practice: 'technology/architecture-and-solution-design/2/packaging-standard',
  family: 'kubernetes',
  category: 'operability',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    const label = child(at(object.node, 'metadata', 'labels'), 'app.kubernetes.io/instance');
    if (label?.kind !== 'scalar' || object.name === undefined || object.fragment) return notApplicable;
    if (label.text === object.name) return met;
    return unmet({ ...spanOf(label), message: say`The label app.kubernetes.io/instance of ${describeObject(object)} is "${label.text}".` });
  },
  fixSafety: 'review',
  fix({ name }, problem, { text }) {
    if (name === undefined) return undefined;
    const { start, end } = problem;
    return { title: say`Use the name`, safety: 'review', edits: [{ start, end, text: quoted(text, problem, name) }] };
  },
  rationale:
    'Where objects are found by their instance, the label should be the name that people know. In charts it is the name of the release, which differs on purpose; turn the rule on where a team has agreed that both are one.',
  how: ['Set the label to `metadata.name`.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  labels:
    app.kubernetes.io/instance: shop
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  labels:
    app.kubernetes.io/instance: web
`,
  },
  hoverOn: ['metadata.labels'],
  equivalents: {
    polaris: ['metadataAndInstanceMismatched'],
  },
});
