import { child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { quoted } from '../edits/quote.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { describeChart } from './charts.ts';

export const chartApiVersionV1 = defineRule({
  id: 'chart-api-version-v1',
  title: 'Chart of the first version',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  family: 'helm',
  category: 'operability',
  default: 'on',
  subject: 'chart',
  crossFile: true,
  severity: 'warning',
  check(chart) {
    const version = child(chart.node, 'apiVersion');
    if (version?.kind !== 'scalar') return notApplicable;
    if (version.text !== 'v1') return met;
    return unmet({ start: version.start, end: version.end, message: say`${describeChart(chart)} has the chart format of Helm 2.` });
  },
  fixSafety: 'safe',
  fix({ node, directory }, problem, { text, workspace }) {
    // What it depends on would have to move into Chart.yaml.
    if (workspace.file(`${directory}requirements.yaml`) || textOf(child(node, 'version')) === undefined) return undefined;
    return { title: say`Use v2`, safety: 'safe', edits: [{ start: problem.start, end: problem.end, text: quoted(text, problem, 'v2') }] };
  },
  rationale:
    'Charts with `apiVersion: v1` were made for Helm 2, which has had no fixes since 2020. The second version names dependencies in `Chart.yaml` and tells library charts apart, and tools begin to expect it.',
  how: ['Set `apiVersion: v2`.', 'Move the content of `requirements.yaml` below `dependencies`, and `requirements.lock` to `Chart.lock`.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
name: shop
version: 1.4.2
`,
    good: `apiVersion: v2
name: shop
version: 1.4.2
`,
  },
  hoverOn: ['apiVersion'],
  equivalents: {},
});
