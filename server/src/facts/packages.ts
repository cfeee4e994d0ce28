/** What puts manifests together: kustomizations and charts. */
import { at, child, itemsOf, resolve, textOf } from '../syntax/tree.ts';
import type { Lookup, MapNode, Span, SyntaxNode } from '../syntax/tree.ts';

export interface KustomizationFacts {
  readonly component: boolean;
  /** Paths as written (files, folders or URLs) in `resources`, `components` and `bases`. */
  readonly resources: readonly PathReference[];
  /** Paths of patch files, as written. */
  readonly patches: readonly PathReference[];
  readonly namespace: string | undefined;
}

export interface PathReference extends Span {
  readonly path: string;
}

export interface ChartFacts {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** A library chart renders nothing itself. */
  readonly library: boolean;
}

const kustomizationName = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

export function readKustomization(root: SyntaxNode, uri: string): KustomizationFacts | undefined {
  const node = resolve(root);
  if (node.kind !== 'map') return undefined;
  const group = textOf(child(node, 'apiVersion'))?.split('/')[0];
  if (group === undefined ? !kustomizationName.test(uri) : group !== 'kustomize.config.k8s.io') return undefined;
  return {
    component: textOf(child(node, 'kind')) === 'Component',
    resources: ['resources', 'components', 'bases'].flatMap((field) => paths(child(node, field))),
    patches: [...paths(child(node, 'patchesStrategicMerge')), ...['patches', 'patchesJson6902'].flatMap((field) => pathFields(child(node, field)))],
    namespace: textOf(child(node, 'namespace')),
  };
}

export function readChart(root: SyntaxNode, uri: string): ChartFacts | undefined {
  const node = resolve(root);
  if (!uri.endsWith('/Chart.yaml') || node.kind !== 'map') return undefined;
  return { name: textOf(child(node, 'name')), version: textOf(child(node, 'version')), library: textOf(child(node, 'type')) === 'library' };
}

/** A Compose file: named so, or with services that are built or pulled. */
export function isCompose(root: MapNode, uri: string): boolean {
  const services = child(root, 'services');
  if (services?.kind !== 'map') return false;
  if (/(?:^|\/)(?:docker-)?compose(?:[.-][^/]*)?\.ya?ml$/.test(uri)) return true;
  return services.entries.some(({ value }) => ['image', 'build'].some((key) => at(resolve(value), key)?.kind === 'scalar' || at(resolve(value), key)?.kind === 'map'));
}

function paths(node: Lookup): readonly PathReference[] {
  return itemsOf(node).items.flatMap((item) => (item.kind === 'scalar' && item.style !== 'literal' && item.text !== '' ? [{ path: item.text, start: item.start, end: item.end }] : []));
}

function pathFields(node: Lookup): readonly PathReference[] {
  return itemsOf(node).items.flatMap((item) => {
    const path = child(item, 'path');
    return path?.kind === 'scalar' ? [{ path: path.text, start: path.start, end: path.end }] : [];
  });
}
