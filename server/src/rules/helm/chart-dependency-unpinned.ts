import { child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { quoted } from '../edits/quote.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { dependenciesOf, isFilledIn, textAt } from './charts.ts';
import { replaceFix } from '../kubernetes/verdicts.ts';

export const chartDependencyUnpinned = defineRule({
  id: 'chart-dependency-unpinned',
  title: 'Dependency without an upper bound',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  family: 'helm',
  category: 'supply-chain',
  default: 'on',
  subject: 'chart',
  crossFile: false,
  severity: 'warning',
  check(chart) {
    const remote = dependenciesOf(chart).items.filter((item) => /^(?:https?|oci):|^@/.test(textAt(item, 'repository') ?? ''));
    const problems = remote.flatMap((item) => {
      const version = child(item, 'version');
      const name = child(item, 'name');
      const place = version ?? name;
      if (!place || (version !== undefined && !isOpen(textOf(version) ?? '1'))) return [];
      const what = version === undefined ? say`has no version` : say`takes any version that is new enough: ${textOf(version) ?? ''}`;
      return [{ start: place.start, end: place.end, message: say`The dependency ${textOf(name) ?? ''} ${what}.` }];
    });
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return remote.length > 0 ? met : notApplicable;
  },
  fixSafety: 'review',
  fix(_chart, problem, { text }) {
    const least = /^["']?>=\s*v?(\d+\.\d+\.\d+)/.exec(text.slice(problem.start, problem.end))?.[1];
    return least === undefined ? undefined : replaceFix(say`Stay within the major version`, problem, quoted(text, problem, `^${least}`));
  },
  rationale:
    'With `*`, `>=` or no version, the next `helm dependency update` takes whatever is newest, a new major version with other values included. Ranges that have an end, as `^1.4.2`, `~1.4.2` and `1.x`, are left to `Chart.lock`, which another rule asks for.',
  how: [
    'Name the version that was tested, or a range within one major version.',
    'Commit `Chart.lock`, and let Renovate propose new versions.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v2
name: shop
version: 1.4.2
dependencies:
  - name: postgresql
    version: ">=15.0.0"
    repository: https://charts.example.com
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
  hoverOn: ['dependencies', 'dependencies.version'],
  equivalents: {},
});

function isOpen(text: string): boolean {
  if (isFilledIn(text.replace(/[<]/g, ''))) return false;
  return text
    .split('||')
    .some((part) => /^(?:[*xX]|latest|)$/.test(part.trim()) || (part.includes('>') && !part.includes('<') && !part.includes(' - ')));
}
