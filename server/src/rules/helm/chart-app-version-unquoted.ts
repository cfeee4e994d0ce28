import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

export const chartAppVersionUnquoted = defineRule({
  id: 'chart-app-version-unquoted',
  title: 'App version read as a number',
  practice: 'technology/application-release-and-operations/1/templating-chosen',
  family: 'helm',
  category: 'correctness',
  default: 'on',
  subject: 'chart',
  crossFile: false,
  severity: 'warning',
  check({ node }) {
    const version = child(node, 'appVersion');
    if (version === undefined) return notApplicable;
    if (version.kind !== 'scalar') return unknown;
    if (typeof version.value === 'string') return met;
    return unmet({ start: version.start, end: version.end, message: say`The appVersion ${version.text} is read as a number.` });
  },
  fixSafety: 'safe',
  fix(_chart, { start, end }, { text }) {
    return { title: say`Quote the version`, safety: 'safe', edits: [{ start, end, text: `"${text.slice(start, end)}"` }] };
  },
  rationale:
    'YAML reads `1.10` as the number 1.1, and `20260105` or `1e3` as numbers too. Templates that use `.Chart.AppVersion` as the tag of an image then ask for another one, and `helm lint` fails.',
  how: ['Put the version in quotes.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v2
name: shop
version: 1.0.0
appVersion: 1.10
`,
    good: `apiVersion: v2
name: shop
version: 1.0.0
appVersion: "1.10"
`,
  },
  hoverOn: ['appVersion'],
  equivalents: {},
});
