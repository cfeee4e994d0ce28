import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

export const chartValuesSchemaMissing = defineRule({
  id: 'chart-values-schema-missing',
  title: 'Values without a schema',
  practice: 'technology/architecture-and-solution-design/4/short-catalog',
  family: 'helm',
  category: 'operability',
  default: 'optional',
  subject: 'values',
  crossFile: true,
  severity: 'warning',
  check({ directory, anchor }, { workspace }) {
    if (!workspace.file(`${directory}Chart.yaml`)) return notApplicable;
    const there = workspace.presence(`${directory}values.schema.json`);
    if (there === 'unknown') return unknown;
    if (there !== 'missing') return met;
    return unmet({ start: anchor.start, end: anchor.end, message: say`These values have no schema beside them.` });
  },
  fixSafety: null,
  rationale:
    'With `values.schema.json`, Helm refuses a value that is misspelt or of the wrong type before anything is installed, and editors complete the values. It is the interface of the chart, in a form that tools read.',
  how: [
    'Write `values.schema.json` beside `values.yaml`; the plugin `helm-schema` makes a first one.',
    'Set `additionalProperties: false` where misspelt keys should be refused.',
  ],
  example: {
    language: 'yaml',
    around: { 'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.4.2\n' },
    bad: `replicas: 2
`,
    good: `{}
`,
  },
  hoverOn: ['replicaCount', 'replicas', 'image'],
  equivalents: {},
});
