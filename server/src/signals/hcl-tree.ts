/** A block of HCL as a tree like that of YAML, so that one set of tests serves both. */
import type { HclBlock, HclValue } from '../syntax/hcl/tree.ts';
import type { Entry, MapNode, ScalarNode, Span, SyntaxNode } from '../syntax/tree.ts';

/** Attributes and inner blocks by name; `dynamic` blocks stand for what they make. */
export function treeOfBlock(block: HclBlock): MapNode {
  const entries: Entry[] = block.attributes.map(({ name, nameSpan, value }) => ({ key: keyOf(name, nameSpan), value: treeOfValue(value) }));
  const inner = new Map<string, { readonly key: ScalarNode; readonly blocks: HclBlock[] }>();
  for (const child of block.blocks) {
    const label = child.type === 'dynamic' ? child.labels[0] : child.type;
    if (label === undefined) continue;
    const known = inner.get(label) ?? { key: keyOf(label, child.typeSpan), blocks: [] };
    inner.set(label, known);
    if (child.type === 'dynamic') known.blocks.push(...child.blocks.filter(({ type }) => type === 'content'));
    else known.blocks.push(child);
  }
  for (const { key, blocks } of inner.values()) entries.push({ key, value: mergedTree(blocks, key) });
  return { kind: 'map', entries, flow: false, open: block.damaged, start: block.start, end: block.end };
}

/** A block that stands several times has the entries of all; the last of equal ones is found first, and lists show them all. */
function mergedTree(blocks: readonly HclBlock[], key: ScalarNode): SyntaxNode {
  const trees = blocks.map(treeOfBlock);
  const [first] = trees;
  if (first && trees.length === 1) return first;
  return { kind: 'sequence', items: trees, flow: false, open: false, start: key.start, end: trees.at(-1)?.end ?? key.end };
}

function treeOfValue(value: HclValue): SyntaxNode {
  const { start, end } = value;
  switch (value.kind) {
    case 'literal': {
      const text = value.value === null ? '' : String(value.value);
      return { kind: 'scalar', value: value.value, text, style: typeof value.value === 'string' ? 'double' : 'plain', start, end };
    }
    case 'list':
      return { kind: 'sequence', items: value.items.map(treeOfValue), flow: true, open: false, start, end };
    case 'object': {
      const entries = value.entries.flatMap((entry) =>
        entry.key === undefined ? [] : [{ key: keyOf(entry.key, entry.value), value: treeOfValue(entry.value) }],
      );
      return { kind: 'map', entries, flow: true, open: entries.length < value.entries.length, start, end };
    }
    case 'unknown':
      return { kind: 'unknown', start, end };
  }
}

function keyOf(text: string, { start, end }: Span): ScalarNode {
  return { kind: 'scalar', value: text, text, style: 'plain', start, end };
}
