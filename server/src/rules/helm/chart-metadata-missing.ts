import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, unmet } from '../rule.ts';
import { describeChart } from './charts.ts';

const fields = ['description', 'home', 'sources', 'maintainers', 'icon', 'kubeVersion'];

export const chartMetadataMissing = defineRule({
  id: 'chart-metadata-missing',
  title: 'Chart that does not say what it is',
  practice: 'technology/architecture-and-solution-design/2/packaging-standard',
  family: 'helm',
  category: 'operability',
  default: 'optional',
  subject: 'chart',
  crossFile: false,
  severity: 'warning',
  options: { fields: { default: ['description', 'maintainers'], description: 'The fields that a chart must have.' } },
  check(chart, { options }) {
    const missing = options.fields.filter((field) => child(chart.node, field) === undefined);
    if (missing.length === 0) return met;
    const { start, end } = chart.anchor;
    return unmet({ start, end, message: say`${describeChart(chart)} has no ${missing.join(', ')}.` });
  },
  fixSafety: 'review',
  fix(chart, _problem, context) {
    const missing = context.options.fields.filter((field) => child(chart.node, field) === undefined);
    // One field at a time: where each stands is found anew.
    const [field] = missing;
    if (field === undefined || missing.length > 1 || !fields.includes(field)) return undefined;
    const value =
      field === 'maintainers'
        ? [{ name: judge('NAME'), email: judge('team@example.com') }]
        : field === 'sources'
          ? [judge('https://example.com')]
          : judge(field === 'kubeVersion' ? '>=1.30.0-0' : field === 'description' ? 'What the chart installs' : 'https://example.com');
    return addEntryFix(context, chart.node, {
      title: say`Add ${field}`,
      safety: 'review',
      path: [field],
      value,
      after: ['name', 'description'],
    });
  },
  rationale:
    'Who looks for a chart sees its description, and who has a problem with it looks for its maintainers. Which fields are asked for is an option: others are `home`, `sources`, `icon` and `kubeVersion`.',
  how: ['Add a `description` of one sentence.', 'List the `maintainers` with a name and an address that a team reads.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v2
name: shop
description: The web shop
version: 1.4.2
`,
    good: `apiVersion: v2
name: shop
description: The web shop
version: 1.4.2
maintainers:
  - name: Shop team
    email: shop@example.com
`,
  },
  hoverOn: ['name', 'description', 'maintainers'],
  equivalents: {},
});
