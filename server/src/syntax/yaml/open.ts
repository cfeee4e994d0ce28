/** Trees rebuilt with some collections open: where text is broken, masked or meant to be merged, absence proves nothing. */
import type { MapNode, SequenceNode, SyntaxNode } from '../tree.ts';

/** All collections whose text, up to the next sibling, holds one of the offsets. */
export function collectionsOver(root: SyntaxNode, offsets: readonly number[]): ReadonlySet<SyntaxNode> {
  const found = new Set<SyntaxNode>();
  for (const offset of offsets) collect(root, offset, found);
  return found;
}

function collect(node: SyntaxNode, offset: number, found: Set<SyntaxNode>): void {
  if (node.kind !== 'map' && node.kind !== 'sequence') return;
  found.add(node);
  const below = childAround(node, offset);
  if (below) collect(below, offset, found);
}

/** The child that the offset falls to: the last that starts at or before it. */
export function childAround(node: MapNode | SequenceNode, offset: number): SyntaxNode | undefined {
  if (node.kind === 'sequence') return node.items.findLast((item) => item.start <= offset);
  return node.entries.findLast((entry) => entry.key.start <= offset)?.value;
}

/** A copy of the tree with these collections open; what does not change is shared. */
export function reopen(root: SyntaxNode, collections: ReadonlySet<SyntaxNode>): SyntaxNode {
  return rebuild(root, (node) => collections.has(node));
}

/** A copy of the tree with every collection open: a patch, which only says what it changes. */
export function reopenAll(root: SyntaxNode): SyntaxNode {
  return rebuild(root, () => true);
}

function rebuild(node: SyntaxNode, isOpen: (node: SyntaxNode) => boolean): SyntaxNode {
  if (node.kind === 'map') {
    const entries = node.entries.map((entry) => ({ key: entry.key, value: rebuild(entry.value, isOpen) }));
    return { ...node, entries, open: node.open || isOpen(node) };
  }
  if (node.kind === 'sequence') return { ...node, items: node.items.map((item) => rebuild(item, isOpen)), open: node.open || isOpen(node) };
  return node;
}
