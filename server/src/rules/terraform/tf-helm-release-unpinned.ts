import { say } from '../../texts/texts.ts';
import { problemAt, resourceRule } from './kit.ts';
import type { Judged } from './kit.ts';
import { textOf } from './values.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';

export const tfHelmReleaseUnpinned = resourceRule({
  id: 'tf-helm-release-unpinned',
  title: 'Chart installed without a version',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'on',
  fixSafety: null,
  types: ['helm_release'],
  hoverOn: ['helm_release.chart', 'helm_release.version'],
  inspect(judged) {
    const [chart] = judged.look('chart');
    const remote = chart && isRemote(judged, textOf(chart.value));
    if (!chart || remote === undefined) return unknown;
    if (!remote) return notApplicable;
    const [version] = judged.look('version');
    if (!version || version.state === 'unknown') return unknown;
    const text = textOf(version.value)?.trim() ?? '';
    if (text === '')
      return unmet(problemAt(judged, (version.state === 'absent' ? chart : version).span, say`takes the newest chart there is`));
    return takesAnyLater(text) ? unmet(problemAt(judged, version.span, say`takes any later chart, the next major one included`)) : met;
  },
  rationale:
    'Without a version the newest chart of the repository is installed: on a new cluster another one than on the old, and an upgrade arrives that nobody decided on. Charts in a folder, in an archive or behind an address with a tag have their version there.',
  how: ['Set `version` to the one that runs now: `helm list` shows it.', 'Let Renovate propose new versions.'],
  bad: 'resource "helm_release" "ingress" {\n  name       = "ingress"\n  repository = "https://charts.example.com"\n  chart      = "ingress"\n}\n',
  good: 'resource "helm_release" "ingress" {\n  name       = "ingress"\n  repository = "https://charts.example.com"\n  chart      = "ingress"\n  version    = "4.13.0"\n}\n',
  equivalents: {},
});

/** Whether the chart comes from a repository or a registry that has several versions of it; undefined where that is not known. */
function isRemote(judged: Judged, chart: string | undefined): boolean | undefined {
  if (chart?.startsWith('oci://')) return !/[@:][^/]+$/.test(chart);
  if (chart !== undefined && /^(?:[./~]|https?:)|\.t(?:ar\.)?gz$/.test(chart)) return false;
  const [repository] = judged.look('repository');
  if (repository?.state === 'absent') return chart === undefined ? undefined : /^[\w-]+\/[\w.-]+$/.test(chart) ? undefined : false;
  return repository?.state === 'known' ? true : undefined;
}

/** A range without an upper end. */
function takesAnyLater(version: string): boolean {
  return version.split('||').some((range) => /^\s*(?:\*|latest|>=?\s*v?[\d.]+(?:-[\w.]+)?)\s*$/.test(range));
}
