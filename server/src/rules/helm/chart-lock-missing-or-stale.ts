import { resolve } from '../../syntax/tree.ts';
import { child, entryOf, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { dependenciesOf, describeChart, isFilledIn, textAt } from './charts.ts';

export const chartLockMissingOrStale = defineRule({
  id: 'chart-lock-missing-or-stale',
  title: 'Dependencies without a lock',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  family: 'helm',
  category: 'supply-chain',
  default: 'on',
  subject: 'chart',
  crossFile: true,
  severity: 'warning',
  check(chart, { workspace }) {
    const { items, complete } = dependenciesOf(chart);
    const remote = items.filter((item) => /^(?:https?|oci):|^@/.test(textAt(item, 'repository') ?? ''));
    const key = entryOf(chart.node, 'dependencies')?.key;
    if (remote.length === 0 || !key) return complete ? notApplicable : unknown;
    const lockUri = `${chart.directory}Chart.lock`;
    const lock = workspace.file(lockUri)?.units[0]?.unit.root;
    const what = describeChart(chart);
    if (!lock) {
      const missing = workspace.presence(lockUri) === 'missing';
      return missing ? unmet({ start: key.start, end: key.end, message: say`${what} has dependencies, and no Chart.lock.` }) : unknown;
    }
    const locked = itemsOf(child(resolve(lock), 'dependencies')).items;
    const problems = remote.flatMap((item) => {
      const name = child(item, 'name');
      const version = textAt(item, 'version') ?? '';
      const entries = locked.filter((entry) => textAt(entry, 'name') === textOf(name));
      if (!name || isFilledIn(textOf(name) ?? '') || isFilledIn(version)) return [];
      if (entries.length > 0 && (!/^v?\d+\.\d+\.\d+\S*$/.test(version) || entries.some((entry) => textAt(entry, 'version') === version)))
        return [];
      const place = (entries.length > 0 ? child(item, 'version') : undefined) ?? name;
      const message =
        entries.length > 0
          ? say`Chart.lock holds another version of ${textOf(name) ?? ''}.`
          : say`Chart.lock does not hold ${textOf(name) ?? ''}.`;
      return [{ start: place.start, end: place.end, message }];
    });
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'From `Chart.lock`, `helm dependency build` fetches the same dependencies for every environment, and refuses to when the lock no longer fits `Chart.yaml`. Without one, each build decides anew. Dependencies in the folder itself need no lock.',
  how: ['Run `helm dependency update`, and commit `Chart.lock`.', 'In pipelines, use `helm dependency build`.'],
  example: {
    language: 'yaml',
    around: { 'values.yaml': 'color: blue\n' },
    bad: `apiVersion: v2
name: shop
version: 1.4.2
dependencies:
  - name: postgresql
    version: 15.5.38
    repository: https://charts.example.com
`,
    good: `apiVersion: v2
name: shop
version: 1.4.2
dependencies:
  - name: postgresql
    version: 15.5.38
    repository: file://../postgresql
`,
  },
  hoverOn: ['dependencies'],
  equivalents: {},
});
