/** The paths of other files that Compose files and kustomizations name, each with its place. */
import type { Unit } from '../facts/types.ts';
import { at, child, itemsOf, resolve } from '../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../syntax/tree.ts';

export interface LinkedPath {
  readonly node: ScalarNode;
  /** Where in its text the path starts: `key=path`. */
  readonly from: number;
  /** From the folder of the file, in the order in which they are looked for. */
  readonly paths: readonly string[];
}

const kustomizations = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** In the order of the fields, not of the text. */
export function linkedPathsOf({ kind, root }: Unit): readonly LinkedPath[] {
  const node = root && resolve(root);
  if (node?.kind !== 'map') return [];
  if (kind === 'compose') return composePaths(node);
  return kind === 'kustomization' ? kustomizationPaths(node) : [];
}

function composePaths(node: Lookup): readonly LinkedPath[] {
  return [
    ...valuesOf(child(node, 'services')).flatMap(servicePaths),
    ...listed(child(node, 'include')).flatMap((item) => (item.kind === 'map' ? files(child(item, 'path')) : file(item))),
    ...['configs', 'secrets'].flatMap((field) => valuesOf(child(node, field)).flatMap((one) => file(child(one, 'file')))),
  ];
}

function servicePaths(service: Lookup): readonly LinkedPath[] {
  return [
    ...buildPaths(child(service, 'build')),
    ...listed(child(service, 'env_file')).flatMap((item) => file(item.kind === 'map' ? child(item, 'path') : item)),
    ...files(child(service, 'label_file')),
    ...file(at(service, 'extends', 'file')),
  ];
}

function buildPaths(build: Lookup): readonly LinkedPath[] {
  if (build?.kind === 'scalar') return links(build, [`${build.text}/Dockerfile`]);
  if (build?.kind !== 'map' || child(build, 'dockerfile_inline') !== undefined) return [];
  const context = child(build, 'context');
  const folder = context === undefined ? '.' : context.kind === 'scalar' ? context.text : undefined;
  const dockerfile = child(build, 'dockerfile');
  if (folder === undefined) return [];
  if (dockerfile?.kind === 'scalar')
    return links(dockerfile, [dockerfile.text.startsWith('/') ? dockerfile.text : `${folder}/${dockerfile.text}`]);
  return dockerfile === undefined && context?.kind === 'scalar' ? links(context, [`${folder}/Dockerfile`]) : [];
}

function kustomizationPaths(node: Lookup): readonly LinkedPath[] {
  const plain = [
    'resources',
    'bases',
    'components',
    'crds',
    'configurations',
    'generators',
    'transformers',
    'validators',
    'patchesStrategicMerge',
  ];
  const withPath = ['patches', 'patchesJson6902', 'replacements'];
  const generators = ['configMapGenerator', 'secretGenerator'];
  return [
    ...plain.flatMap((field) => itemsOf(child(node, field)).items.flatMap(fileOrFolder)),
    ...withPath.flatMap((field) =>
      itemsOf(child(node, field)).items.flatMap((item) => file(item.kind === 'map' ? child(item, 'path') : undefined)),
    ),
    ...file(at(node, 'openapi', 'path')),
    ...generators.flatMap((field) => itemsOf(child(node, field)).items.flatMap(generatedFrom)),
    ...itemsOf(child(node, 'helmCharts')).items.flatMap((chart) =>
      chart.kind === 'map' ? [...file(child(chart, 'valuesFile')), ...files(child(chart, 'additionalValuesFiles'))] : [],
    ),
  ];
}

function generatedFrom(generator: Lookup): readonly LinkedPath[] {
  if (generator?.kind !== 'map') return [];
  const keyed = itemsOf(child(generator, 'files')).items.flatMap((item) => {
    if (item.kind !== 'scalar') return [];
    const from = item.text.indexOf('=') + 1;
    return links(item, [item.text.slice(from)], from);
  });
  return [...keyed, ...files(child(generator, 'envs')), ...file(child(generator, 'env'))];
}

/** A folder stands for the kustomization in it. */
function fileOrFolder(node: Lookup): readonly LinkedPath[] {
  return node?.kind === 'scalar' ? links(node, [node.text, ...kustomizations.map((name) => `${node.text}/${name}`)]) : [];
}

function file(node: Lookup): readonly LinkedPath[] {
  return node?.kind === 'scalar' ? links(node, [node.text]) : [];
}

function files(node: Lookup): readonly LinkedPath[] {
  return listed(node).flatMap(file);
}

/** One thing or a list of them. */
function listed(node: Lookup): readonly Exclude<Lookup, undefined>[] {
  return node?.kind === 'sequence' ? itemsOf(node).items : node ? [node] : [];
}

function valuesOf(node: Lookup): readonly Lookup[] {
  return node?.kind === 'map' ? node.entries.map(({ value }) => resolve(value)) : [];
}

function links(node: ScalarNode, paths: readonly string[], from = 0): readonly LinkedPath[] {
  return [{ node, from, paths }];
}
