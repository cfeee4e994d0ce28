/** What puts manifests together: kustomizations and charts. */
import { parseDocument } from '../syntax/yaml/parse.ts';
import { at, child, itemsOf, resolve, textOf } from '../syntax/tree.ts';
import type { Lookup, MapNode, Span, SyntaxNode } from '../syntax/tree.ts';

export interface KustomizationFacts {
  readonly component: boolean;
  /** Paths as written (files, folders or URLs) in `resources`, `components` and `bases`. */
  readonly resources: readonly PathReference[];
  /** Paths of patch files, as written. */
  readonly patches: readonly PathReference[];
  readonly namespace: string | undefined;
  /** Images that get a tag or a digest here, by the name that manifests use. */
  readonly images: readonly string[];
  /** Names of workloads that get their number of replicas here. */
  readonly replicas: readonly string[];
  /** Keys of labels that everything gets here. */
  readonly labels: readonly string[];
  /** What patches change, in the files they name or inline. */
  readonly changes: readonly PatchReference[];
  /** It renders charts or runs generators: objects come out of it that no file shows. */
  readonly generates: boolean;
}

/** One patch of a kustomization. */
export interface PatchReference {
  /** The file as written; undefined for an inline patch. */
  readonly path: string | undefined;
  readonly inline: SyntaxNode | undefined;
  /** What it is applied to; undefined fields mean anything, and without a target a patch names its object itself. */
  readonly target: { readonly kind: string | undefined; readonly name: string | undefined } | undefined;
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
    patches: [
      ...paths(child(node, 'patchesStrategicMerge')),
      ...['patches', 'patchesJson6902'].flatMap((field) => pathFields(child(node, field))),
    ],
    namespace: textOf(child(node, 'namespace')),
    images: namesWith(child(node, 'images'), ['newTag', 'digest']),
    replicas: namesWith(child(node, 'replicas'), ['count']),
    labels: [
      ...keysOf(child(node, 'commonLabels')),
      ...itemsOf(child(node, 'labels')).items.flatMap((item) => keysOf(child(item, 'pairs'))),
    ],
    changes: changesOf(node),
    generates: ['helmCharts', 'helmChartInflationGenerator', 'generators'].some((field) => child(node, field) !== undefined),
  };
}

function namesWith(list: Lookup, fields: readonly string[]): readonly string[] {
  return itemsOf(list).items.flatMap((item) => {
    const name = textOf(child(item, 'name'));
    return name !== undefined && fields.some((field) => child(item, field) !== undefined) ? [name] : [];
  });
}

function keysOf(node: Lookup): readonly string[] {
  return node?.kind === 'map' ? node.entries.map(({ key }) => key.text) : [];
}

function changesOf(node: MapNode): readonly PatchReference[] {
  const merges = itemsOf(child(node, 'patchesStrategicMerge')).items.flatMap((item) =>
    item.kind === 'scalar' ? [{ path: item.text.includes('\n') ? undefined : item.text, inline: inlineOf(item), target: undefined }] : [],
  );
  const targeted = ['patches', 'patchesJson6902'].flatMap((field) =>
    itemsOf(child(node, field)).items.map((item) => {
      const target = child(item, 'target');
      return {
        path: textOf(child(item, 'path')),
        inline: inlineOf(child(item, 'patch')),
        target: target && { kind: textOf(child(target, 'kind')), name: textOf(child(target, 'name')) },
      };
    }),
  );
  return [...merges, ...targeted];
}

/** The tree of a patch that stands in a string; its offsets mean nothing outside it. */
function inlineOf(node: Lookup): SyntaxNode | undefined {
  const text = textOf(node);
  return text?.includes('\n') || text?.startsWith('[') || text?.startsWith('{') ? parseDocument(text).root : undefined;
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
  return services.entries.some(({ value }) =>
    ['image', 'build'].some((key) => at(resolve(value), key)?.kind === 'scalar' || at(resolve(value), key)?.kind === 'map'),
  );
}

function paths(node: Lookup): readonly PathReference[] {
  return itemsOf(node).items.flatMap((item) =>
    item.kind === 'scalar' && item.style !== 'literal' && item.text !== '' ? [{ path: item.text, start: item.start, end: item.end }] : [],
  );
}

function pathFields(node: Lookup): readonly PathReference[] {
  return itemsOf(node).items.flatMap((item) => {
    const path = child(item, 'path');
    return path?.kind === 'scalar' ? [{ path: path.text, start: path.start, end: path.end }] : [];
  });
}
