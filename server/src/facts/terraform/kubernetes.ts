/** `kubernetes_*` resources as the objects that they make, so that the rules for Kubernetes judge them as they are. */
import type { HclAttribute, HclBlock, HclValue } from '../../syntax/hcl/tree.ts';
import type { Entry, MapNode, ScalarNode, ScalarValue, Span, SyntaxNode } from '../../syntax/tree.ts';
import { evaluate } from './evaluate.ts';
import { attributeOf, isOverride } from './read.ts';
import type { TerraformResource } from './types.ts';
import { manifestIn } from './yaml-manifest.ts';
import { listNames, numbers, resourceKinds, spelled } from './kubernetes-schema.ts';

const ofTerraform: ReadonlySet<string> = new Set([
  ...['count', 'for_each', 'depends_on', 'provider', 'lifecycle', 'timeouts', 'provisioner', 'connection', 'wait_for_rollout'],
  ...['wait_for_completion', 'wait_for_load_balancer', 'wait_for_default_service_account', 'wait_until_bound', 'id', 'dynamic'],
]);

/** Where the resources that take any object have it: of the Kubernetes provider, and of the `kubectl` providers. */
const manifestAttributes: ReadonlyMap<string, string> = new Map([
  ['kubernetes_manifest', 'manifest'],
  ['kubectl_manifest', 'yaml_body'],
]);

/** undefined where it is no such resource, or nothing of it can be read. */
export function kubernetesObject(resource: TerraformResource): MapNode | undefined {
  if (resource.kind !== 'resource' || isOverride(resource.file.uri)) return undefined;
  const { block, type } = resource;
  const count = attributeOf(block, 'count')?.value;
  if (count?.kind === 'literal' && count.value === 0) return undefined;
  const manifest = manifestAttributes.get(type);
  if (manifest !== undefined) return manifestOf(attributeOf(block, manifest)?.value);
  const known = resourceKinds.get(type.replace(/_v\d+(?:(?:alpha|beta)\d+)?$/, ''));
  if (!known) return undefined;
  const [apiVersion, kind] = known;
  const header = block.headerSpan;
  const body = mapOf(block);
  const entries = body.entries.map((entry) =>
    kind === 'Secret' && entry.key.text === 'data' ? { ...entry, key: scalar('stringData', entry.key) } : entry,
  );
  return {
    ...body,
    entries: [
      { key: scalar('apiVersion', header), value: scalar(apiVersion, header) },
      { key: scalar('kind', header), value: scalar(kind, header) },
      ...entries,
    ],
  };
}

/** A manifest that is written out, as an object or as YAML. Files that are read in are judged by themselves. */
function manifestOf(value: HclValue | undefined): MapNode | undefined {
  if (!value) return undefined;
  const yaml = value.kind === 'unknown' ? manifestIn(value.expression ?? '', value.start) : undefined;
  if (yaml) return yaml;
  const written = evaluate(value, { lookUp: () => undefined });
  const node = written.kind === 'object' ? nodeOf(written, '') : undefined;
  return node?.kind === 'map' ? node : undefined;
}

function mapOf(block: HclBlock): MapNode {
  const entries: Entry[] = block.attributes.filter(({ name }) => !ofTerraform.has(name)).map(entryOf);
  const dynamic = new Set(block.blocks.filter(({ type }) => type === 'dynamic').map(({ labels }) => labels[0]));
  const names = new Set([...block.blocks.map(({ type }) => type), ...dynamic]);
  for (const name of names) if (name !== undefined && !ofTerraform.has(name)) entries.push(entryOfBlocks(block, name, dynamic.has(name)));
  const { start, end } = block;
  return { kind: 'map', entries, flow: false, open: block.damaged || dynamic.has(undefined), start, end };
}

function entryOf({ name, nameSpan, value }: HclAttribute): Entry {
  const key = camelCase(name);
  return { key: scalar(key, nameSpan), value: nodeOf(value, key) };
}

function entryOfBlocks(parent: HclBlock, name: string, open: boolean): Entry {
  const blocks = parent.blocks.filter(({ type }) => type === name);
  const [first] = blocks;
  const place = first?.typeSpan ?? parent.typeSpan;
  const list = listNames(name, parent.type);
  if (list !== undefined) {
    const { start, end } = { start: first?.start ?? place.start, end: blocks.at(-1)?.end ?? place.end };
    return { key: scalar(list, place), value: { kind: 'sequence', items: blocks.map(mapOf), flow: false, open, start, end } };
  }
  return {
    key: scalar(camelCase(name), place),
    value: first && !open ? mapOf(first) : { kind: 'unknown', start: place.start, end: place.end },
  };
}

function nodeOf(value: HclValue, key: string): SyntaxNode {
  const span = { start: value.start, end: value.end };
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' && numbers.has(key) && /^\d+$/.test(value.value)
        ? scalar(Number(value.value), span)
        : scalar(value.value, span, typeof value.value === 'string' ? 'double' : 'plain');
    case 'list':
      return { kind: 'sequence', items: value.items.map((item) => nodeOf(item, '')), flow: true, open: false, ...span };
    case 'object': {
      const entries = value.entries.flatMap((entry): readonly Entry[] =>
        entry.key === undefined ? [] : [{ key: scalar(entry.key, entry.keySpan ?? span), value: nodeOf(entry.value, '') }],
      );
      return { kind: 'map', entries, flow: true, open: entries.length < value.entries.length, ...span };
    }
    case 'unknown':
      return { kind: 'unknown', ...span };
  }
}

function scalar(value: ScalarValue, { start, end }: Span, style: ScalarNode['style'] = 'plain'): ScalarNode {
  return { kind: 'scalar', value, text: value === null ? '' : String(value), style, start, end };
}

function camelCase(name: string): string {
  return spelled.get(name) ?? name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
