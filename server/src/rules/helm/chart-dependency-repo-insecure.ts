import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { dependenciesOf, textAt } from './charts.ts';

export const chartDependencyRepoInsecure = defineRule({
  id: 'chart-dependency-repo-insecure',
  title: 'Dependency over plain HTTP',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  family: 'helm',
  category: 'supply-chain',
  default: 'on',
  subject: 'chart',
  crossFile: false,
  severity: 'warning',
  check(chart) {
    const { items } = dependenciesOf(chart);
    const problems = items.flatMap((item) => {
      const repository = child(item, 'repository');
      if (repository?.kind !== 'scalar' || !/^http:\/\/(?!localhost|127\.|\[::1\])/.test(repository.text)) return [];
      const { start, end } = repository;
      return [{ start, end, message: say`The dependency ${textAt(item, 'name') ?? ''} comes over plain HTTP.` }];
    });
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return items.length > 0 ? met : notApplicable;
  },
  fixSafety: 'review',
  fix(_chart, { start, end }, { text }) {
    return { title: say`Use HTTPS`, safety: 'review', edits: [{ start, end, text: text.slice(start, end).replace('http:', 'https:') }] };
  },
  rationale:
    'Whoever sits on the way of a download over plain HTTP can put another chart in its place, and with it anything into the cluster.',
  how: ['Use the `https://` or `oci://` address of the repository.', 'If it has none, mirror the chart into a registry of your own.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v2
name: shop
version: 1.4.2
dependencies:
  - name: postgresql
    version: 15.5.38
    repository: http://charts.example.com
`,
    good: `apiVersion: v2
name: shop
version: 1.4.2
dependencies:
  - name: postgresql
    version: 15.5.38
    repository: https://charts.example.com
`,
  },
  hoverOn: ['dependencies', 'dependencies.repository'],
  equivalents: {},
});
