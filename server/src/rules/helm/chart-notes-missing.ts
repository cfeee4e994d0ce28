import { child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeChart } from './charts.ts';

export const chartNotesMissing = defineRule({
  id: 'chart-notes-missing',
  title: 'Chart without notes',
  practice: 'people/upskilling/4/docs-beside-code',
  family: 'helm',
  category: 'operability',
  default: 'optional',
  subject: 'chart',
  crossFile: true,
  severity: 'warning',
  check(chart, { workspace }) {
    const { node, directory, anchor } = chart;
    if (textOf(child(node, 'type')) === 'library' || workspace.presence(`${directory}templates`) !== 'folder') return notApplicable;
    const there = workspace.presence(`${directory}templates/NOTES.txt`);
    if (there === 'unknown') return unknown;
    if (there !== 'missing') return met;
    return unmet({ start: anchor.start, end: anchor.end, message: say`${describeChart(chart)} has no NOTES.txt.` });
  },
  fixSafety: null,
  rationale:
    'Helm prints `templates/NOTES.txt` after an install: how to reach what was installed, where the first password is, what to do next. It stands beside the templates, so it changes with them.',
  how: ['Add `templates/NOTES.txt` with the address of the service and the next steps.'],
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
