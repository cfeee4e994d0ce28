import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';

export const kustomizeHelmChartsUnpinned = defineRule({
  id: 'kustomize-helm-charts-unpinned',
  title: 'Chart without a version',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  family: 'kustomize',
  category: 'supply-chain',
  default: 'on',
  subject: 'kustomization',
  crossFile: false,
  severity: 'warning',
  check({ node }) {
    const charts = ['helmCharts', 'helmChartInflationGenerator'].flatMap((field) => itemsOf(child(node, field)).items);
    const remote = charts.filter((chart) => (child(chart, 'repo') ?? child(chart, 'chartRepo')) !== undefined);
    const problems = remote.flatMap((chart) => {
      const version = child(chart, 'version') ?? child(chart, 'chartVersion');
      const name = child(chart, 'name') ?? child(chart, 'chartName');
      if (!name || (version !== undefined && textOf(version) !== '' && textOf(version) !== '*')) return [];
      return [{ start: name.start, end: name.end, message: say`The chart ${textOf(name) ?? ''} has no version.` }];
    });
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return remote.length > 0 ? met : notApplicable;
  },
  fixSafety: null,
  rationale:
    'Without a version, every build takes the newest chart of the repository: the manifests change without a commit, and nobody decides on the upgrade.',
  how: ['Set `version` to the one that runs now: `helm list` shows it.', 'Let Renovate propose new versions.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
helmCharts:
  - name: web
    repo: https://charts.example.com
    releaseName: web
`,
    good: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
helmCharts:
  - name: web
    repo: https://charts.example.com
    version: 1.4.2
    releaseName: web
`,
  },
  hoverOn: ['helmCharts', 'helmCharts.version'],
  equivalents: {},
});
