/** `.tf.json`: JSON to the same tree of blocks. */
import type { HclAttribute, HclBlock, HclBody, HclValue } from '../../syntax/hcl/tree.ts';
import { resolve } from '../../syntax/tree.ts';
import type { Entry, MapNode, SyntaxNode } from '../../syntax/tree.ts';
import { parseDocument } from '../../syntax/yaml/parse.ts';

/** How many labels the blocks of a file have. */
const labels: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  module: 1,
  variable: 1,
  output: 1,
  provider: 1,
  check: 1,
};

export function readJson(text: string): HclBody {
  const { root, damaged } = parseDocument(text);
  const node = root && resolve(root);
  if (node?.kind !== 'map') return { attributes: [], blocks: [], damaged };
  const blocks = node.entries.flatMap((entry) => blocksOf(entry, entry, labels[entry.key.text] ?? 0, []));
  return { attributes: [], blocks: blocks.map((block) => (damaged ? { ...block, damaged } : block)), damaged };
}

/** `.tfvars.json`: every entry is the value of a variable, taken as it is. */
export function readJsonValues(text: string): HclBody {
  const { root, damaged } = parseDocument(text);
  const node = root && resolve(root);
  if (node?.kind !== 'map') return { attributes: [], blocks: [], damaged };
  return { attributes: node.entries.map(attributeOf), blocks: [], damaged };
}

function attributeOf({ key, value }: Entry): HclAttribute {
  return { name: key.text, nameSpan: spanOf(key), value: valueOf(value), start: key.start, end: value.end };
}

function blocksOf(top: Entry, entry: Entry, depth: number, names: readonly string[]): readonly HclBlock[] {
  const value = resolve(entry.value);
  if (value.kind === 'sequence') {
    return value.items.flatMap((item) => blocksOf(top, { key: entry.key, value: item }, depth, names));
  }
  if (value.kind !== 'map') return [];
  if (names.length < depth) return value.entries.flatMap((inner) => blocksOf(top, inner, depth, [...names, inner.key.text]));
  return [blockOf(top.key.text, entry, value, names)];
}

/** Which entries of a block are blocks is for schemas to say: objects are taken for both, so that rules find them either way. */
function blockOf(type: string, { key }: Entry, node: MapNode, names: readonly string[]): HclBlock {
  const attributes = node.entries.map(attributeOf);
  const blocks = node.entries.flatMap((entry) => blocksOf(entry, entry, 0, []));
  const span = spanOf(key);
  return {
    type,
    typeSpan: span,
    labels: names,
    headerSpan: span,
    bodySpan: { start: node.start + 1, end: Math.max(node.end - 1, node.start + 1) },
    attributes: attributes.filter(({ value }) => !blocks.some((block) => block.start === value.start)),
    blocks,
    damaged: node.open,
    start: node.start,
    end: node.end,
  };
}

function valueOf(node: SyntaxNode): HclValue {
  const target = resolve(node);
  const span = spanOf(node);
  switch (target.kind) {
    case 'scalar':
      return typeof target.value === 'string' && /[$%]\{/.test(target.value)
        ? { kind: 'unknown', ...span, expression: /^\$\{([^{}]*)\}$/.exec(target.value)?.[1] ?? JSON.stringify(target.value) }
        : { kind: 'literal', value: target.value, ...span };
    case 'sequence':
      return { kind: 'list', items: target.items.map(valueOf), ...span };
    case 'map':
      return {
        kind: 'object',
        entries: target.entries.map(({ key, value }) => ({ key: key.text, keySpan: spanOf(key), value: valueOf(value) })),
        ...span,
      };
    case 'unknown':
      return { kind: 'unknown', ...span };
  }
}

function spanOf({ start, end }: { readonly start: number; readonly end: number }): { start: number; end: number } {
  return { start, end };
}
