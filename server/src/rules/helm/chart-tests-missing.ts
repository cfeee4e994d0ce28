import { child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeChart } from './charts.ts';

export const chartTestsMissing = defineRule({
  id: 'chart-tests-missing',
  title: 'Chart without tests',
  practice: 'technology/testing-and-issue-detection/4/all-environments-validated',
  family: 'helm',
  category: 'reliability',
  default: 'optional',
  subject: 'chart',
  crossFile: true,
  severity: 'warning',
  check(chart, { workspace }) {
    const { node, directory, anchor } = chart;
    if (textOf(child(node, 'type')) === 'library' || workspace.presence(`${directory}templates`) !== 'folder') return notApplicable;
    const templates = workspace.filesBelow(`${directory}templates/`);
    if (templates.some(({ text }) => text === undefined)) return unknown;
    if (templates.some(({ text }) => /helm\.sh\/hook["']?:\s*["']?[\w, -]*\btest/.test(text ?? ''))) return met;
    // Of the plugin helm-unittest.
    if (workspace.presence(`${directory}tests`) === 'folder') return met;
    return unmet({ start: anchor.start, end: anchor.end, message: say`${describeChart(chart)} has no tests.` });
  },
  fixSafety: null,
  rationale:
    '`helm test` runs Pods with the hook `test` after an install and says whether what was installed works, in every environment alike. Tests of the plugin helm-unittest in `tests` count as well.',
  how: [
    'Add a Pod or Job below `templates/tests` with the annotation `helm.sh/hook: test` that calls the service.',
    'Run `helm test` in the pipeline after each install.',
  ],
  example: {
    language: 'yaml',
    around: { 'templates/map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n' },
    bad: `apiVersion: v2
name: shop
version: 1.4.2
`,
    good: `apiVersion: v2
name: shop
version: 1.4.2
type: library
`,
  },
  hoverOn: ['name'],
  equivalents: {},
});
