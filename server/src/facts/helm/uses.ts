/** Charts that are installed, whoever installs them, with the values they get. */
import type { HclBlock } from '../../syntax/hcl/tree.ts';
import type { Lookup, ScalarNode, Span, SyntaxNode } from '../../syntax/tree.ts';
import { at, child, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import { parseDocument } from '../../syntax/yaml/parse.ts';
import type { KubernetesObject } from '../kubernetes/types.ts';
import type { PlacedText } from '../pipeline/steps.ts';
import type { Unit } from '../types.ts';

export interface ChartUse extends Span {
  /** The chart's own name, without repository. */
  readonly name: string;
  readonly values: SyntaxNode | undefined;
  /** The values as a text when they are written as one; spans of `values` then count from its start. */
  readonly valuesText: string | undefined;
}

/** The charts that a document names. */
export function chartUses(unit: Unit, path: string): readonly ChartUse[] {
  const { root } = unit;
  if (!root) return [];
  if (unit.chart) return items(child(resolve(root), 'dependencies')).flatMap((item) => use(child(item, 'name'), undefined));
  if (unit.kustomization)
    return items(child(resolve(root), 'helmCharts')).flatMap((item) => use(child(item, 'name'), child(item, 'valuesInline')));
  if (unit.subjects.object) return unit.subjects.object.flatMap(ofObject);
  if (!/(?:^|\/)helmfile(?:[.-][^/]*)?\.ya?ml$|\/helmfile\.d\/[^/]+\.ya?ml$/.test(path)) return [];
  return items(child(resolve(root), 'releases')).flatMap((release) =>
    use(
      child(release, 'chart'),
      items(child(release, 'values')).find(({ kind }) => kind === 'map'),
    ),
  );
}

function ofObject({ group, kind, node }: KubernetesObject): readonly ChartUse[] {
  if (group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease')
    return use(at(node, 'spec', 'chart', 'spec', 'chart'), at(node, 'spec', 'values'));
  if (group === 'source.toolkit.fluxcd.io' && kind === 'OCIRepository') return ofRepository(at(node, 'spec', 'url'));
  if (group !== 'argoproj.io' || (kind !== 'Application' && kind !== 'ApplicationSet')) return [];
  const spec = kind === 'Application' ? child(node, 'spec') : at(node, 'spec', 'template', 'spec');
  return [child(spec, 'source'), ...items(child(spec, 'sources'))].flatMap((source) =>
    use(child(source, 'chart'), at(source, 'helm', 'valuesObject') ?? at(source, 'helm', 'values')),
  );
}

/** Flux takes charts from a registry through an object of their own, named last in its address. */
function ofRepository(url: Lookup): readonly ChartUse[] {
  return url?.kind === 'scalar' && url.text.startsWith('oci://') ? use(url, undefined) : [];
}

/** A `helm_release` resource. */
export function chartOfRelease(block: HclBlock): (Span & { readonly name: string }) | undefined {
  const chart = block.attributes.find(({ name }) => name === 'chart')?.value;
  if (chart?.kind !== 'literal' || typeof chart.value !== 'string') return undefined;
  const name = chartName(chart.value);
  return name === undefined ? undefined : { name, start: chart.start, end: chart.end };
}

const valueFlag =
  /^(?:-n|--namespace|-f|--values|--set|--set-string|--set-file|--set-json|--set-literal|--version|--repo|--timeout|--kube-context|--kubeconfig|--username|--password|--description|--history-max|--ca-file|--cert-file|--key-file|--keyring|-o|--output|--post-renderer|-l|--labels|--name-template)$/;

/** The charts that `helm install` and `helm upgrade` name. */
export function chartsOfCommand({ text, start, end }: PlacedText): readonly ChartUse[] {
  return [...text.matchAll(/\bhelm3?\s+(?:-\S+\s+(?:[^-\s]\S*\s+)?)*(?:install|upgrade)\s+([^\n;&|]*)/g)].flatMap(([, rest = '']) => {
    const words = rest.split(/\s+/).filter((word) => word !== '' && word !== '\\');
    const named = words.filter((word, index) => !word.startsWith('-') && !valueFlag.test(words[index - 1] ?? ''));
    const name = chartName(named[words.includes('--generate-name') ? 0 : 1]?.replaceAll(/["']/g, ''));
    return name === undefined ? [] : [{ name, start, end, values: undefined, valuesText: undefined }];
  });
}

function use(chart: Lookup, values: Lookup): readonly ChartUse[] {
  if (chart?.kind !== 'scalar') return [];
  const name = chartName(chart.text);
  if (name === undefined) return [];
  const text = textOf(values);
  return [{ name, ...spanOf(chart), values: text === undefined ? values : parseDocument(text).root, valuesText: text }];
}

/** `repository/chart`, `oci://host/path/chart` or `chart`; undefined for charts of the same repository and for variables. */
function chartName(written: string | undefined): string | undefined {
  if (written === undefined || /^[./~]|\$|\{/.test(written)) return undefined;
  const name = written.slice(written.lastIndexOf('/') + 1).replace(/:[^:]*$/, '');
  return name === '' ? undefined : name;
}

function spanOf({ start, end }: ScalarNode): Span {
  return { start, end };
}

function items(node: Lookup): ReturnType<typeof itemsOf>['items'] {
  return itemsOf(node).items;
}
