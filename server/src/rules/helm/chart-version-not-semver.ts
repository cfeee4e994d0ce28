import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, unknown, unmet } from '../rule.ts';
import { describeChart, isFilledIn } from './charts.ts';

export const chartVersionNotSemver = defineRule({
  id: 'chart-version-not-semver',
  title: 'Chart without a semantic version',
  practice: 'technology/application-release-and-operations/1/templating-chosen',
  family: 'helm',
  category: 'correctness',
  default: 'on',
  subject: 'chart',
  crossFile: false,
  severity: 'warning',
  check(chart) {
    const version = child(chart.node, 'version');
    const what = describeChart(chart);
    if (version === undefined) return unmet({ start: chart.anchor.start, end: chart.anchor.end, message: say`${what} has no version.` });
    if (version.kind !== 'scalar' || isFilledIn(version.text)) return unknown;
    if (semver.test(version.text)) return met;
    return unmet({
      start: version.start,
      end: version.end,
      message: say`The version ${version.text} of ${what.replace('This', 'this').replace('Chart', 'chart')} is no semantic version.`,
    });
  },
  fixSafety: null,
  rationale:
    'Helm packages a chart under its version, compares versions to find the newest, and refuses to package or publish one without. A semantic version has three numbers, as `1.4.2`, and may have a suffix, as `1.4.2-rc.1`; a leading `v` is borne with.',
  how: ['Write the version with three numbers, and raise it with every change of the chart.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v2
name: shop
version: "1.4"
`,
    good: `apiVersion: v2
name: shop
version: 1.4.0
`,
  },
  hoverOn: ['version'],
  equivalents: {},
});

const number = '(?:0|[1-9]\\d*)';
const identifier = '(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)';
const semver = new RegExp(
  `^v?${number}\\.${number}\\.${number}(?:-${identifier}(?:\\.${identifier})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);
