/** What the holes of a template mean for its tree: where rendering adds lines, a collection is open and an empty value is unknown. */
import type { MapNode, SequenceNode, SyntaxNode } from '../tree.ts';
import { childAround } from '../yaml/open.ts';
import type { TemplateHole } from './mask.ts';

export function applyHoles(root: SyntaxNode, text: string, holes: readonly TemplateHole[]): SyntaxNode {
  if (holes.length === 0) return root;
  const touched = new Set<SyntaxNode>();
  for (const hole of holes) touch(root, hole, text, touched);
  return rebuild(root, touched);
}

/** The tree of a text that is YAML as it stands: values with actions in them are unknown. */
export function withoutActions(root: SyntaxNode, text: string): SyntaxNode {
  // What several aliases mean is made once.
  const made = new Map<SyntaxNode, SyntaxNode>();
  const without = (node: SyntaxNode): SyntaxNode => {
    const known = made.get(node) ?? withoutOne(node, text, without);
    made.set(node, known);
    return known;
  };
  return without(root);
}

function withoutOne(node: SyntaxNode, text: string, below: (node: SyntaxNode) => SyntaxNode): SyntaxNode {
  const { start, end } = node;
  if (node.kind === 'scalar') return node.text.includes('{{') ? { kind: 'unknown', start, end } : node;
  if (node.kind === 'sequence') return { ...node, items: node.items.map(below) };
  if (node.kind === 'alias') return { ...node, target: below(node.target) };
  if (node.kind !== 'map') return node;
  if (text.startsWith('{{', start)) return { kind: 'unknown', start, end };
  return { ...node, entries: node.entries.map(({ key, value }) => ({ key, value: below(value) })) };
}

function touch(node: SyntaxNode, hole: TemplateHole, text: string, touched: Set<SyntaxNode>): void {
  if (node.kind === 'scalar') {
    touched.add(node);
    return;
  }
  if (node.kind !== 'map' && node.kind !== 'sequence') return;
  const below = ledItem(node, hole, text) ?? childAround(node, hole.offset);
  const column = columnOf(node, text);
  if (hole.indent === undefined) {
    touched.add(node);
    if (below && isContainerOrEmpty(below)) touch(below, hole, text, touched);
    return;
  }
  if (hole.indent <= column) {
    touched.add(node);
    // A sequence may stand at the column of its key: then the lines may be its items, or the next entries of the map.
    if (node.kind === 'map' && below?.kind === 'sequence' && columnOf(below, text) === column) touched.add(below);
    return;
  }
  if (below && (isContainerOrEmpty(below) || hole.offset < below.end)) touch(below, hole, text, touched);
  else touched.add(node);
}

/** `- {{ … }}`: the hole stands between the dash and what the text shows of the item. */
function ledItem(node: MapNode | SequenceNode, hole: TemplateHole, text: string): SyntaxNode | undefined {
  if (node.kind === 'map') return undefined;
  const next = node.items.find((item) => item.start > hole.offset);
  return next && text.slice(hole.offset, next.start).trim() === '' ? next : undefined;
}

function isContainerOrEmpty(node: SyntaxNode): boolean {
  return node.kind === 'map' || node.kind === 'sequence' || (node.kind === 'scalar' && node.value === null);
}

function columnOf(node: MapNode | SequenceNode, text: string): number {
  return node.start - (text.lastIndexOf('\n', node.start - 1) + 1);
}

function rebuild(node: SyntaxNode, touched: ReadonlySet<SyntaxNode>): SyntaxNode {
  if (node.kind === 'scalar') return touched.has(node) ? { kind: 'unknown', start: node.start, end: node.end } : node;
  if (node.kind === 'map') {
    const entries = node.entries.map((entry) => ({ key: entry.key, value: rebuild(entry.value, touched) }));
    return { ...node, entries, open: node.open || touched.has(node) };
  }
  if (node.kind === 'sequence')
    return { ...node, items: node.items.map((item) => rebuild(item, touched)), open: node.open || touched.has(node) };
  return node;
}
