import { child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { dependenciesOf } from './charts.ts';

export const chartDependencyDuplicate = defineRule({
  id: 'chart-dependency-duplicate',
  title: 'Dependency listed twice',
  practice: 'technology/application-release-and-operations/1/templating-chosen',
  family: 'helm',
  category: 'correctness',
  default: 'on',
  subject: 'chart',
  crossFile: false,
  severity: 'warning',
  check(chart) {
    const { items } = dependenciesOf(chart);
    const seen = new Set<string>();
    const problems = items.flatMap((item) => {
      const place = child(item, 'alias') ?? child(item, 'name');
      const name = textOf(place);
      if (!place || name === undefined) return [];
      // One of two versions is chosen by its condition.
      const key = [name, textOf(child(item, 'condition'))].join(' ');
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [{ start: place.start, end: place.end, message: say`Two dependencies have the name ${name}.` }];
    });
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return items.length > 0 ? met : notApplicable;
  },
  fixSafety: null,
  rationale:
    'The values of a dependency stand below its name or alias. Two with the same one take the same values, and the objects of one overwrite those of the other; `helm lint` refuses them. Two of one name with different conditions, of which one is chosen, are left alone.',
  how: ['Give one of them an `alias`, and its values below that.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v2
name: shop
version: 1.4.2
dependencies:
  - name: redis
    version: 20.1.0
    repository: https://charts.example.com
  - name: redis
    version: 20.1.0
    repository: https://charts.example.com
`,
    good: `apiVersion: v2
name: shop
version: 1.4.2
dependencies:
  - name: redis
    version: 20.1.0
    repository: https://charts.example.com
  - name: redis
    alias: sessions
    version: 20.1.0
    repository: https://charts.example.com
`,
  },
  hoverOn: ['dependencies', 'dependencies.name'],
  equivalents: {},
});
