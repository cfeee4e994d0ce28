/** Where a path of a match leads in a tree. */
import { child, entryOf, resolve } from '../syntax/tree.ts';
import type { AliasNode, SyntaxNode } from '../syntax/tree.ts';
import type { Step } from './clause.ts';

export type ValueNode = Exclude<SyntaxNode, AliasNode>;

export interface Reached {
  readonly nodes: readonly ValueNode[];
  /** The tree shows all there is: what was not found is not there. */
  readonly certain: boolean;
}

export function reach(root: SyntaxNode, path: readonly Step[]): Reached {
  let reached: Reached = { nodes: [resolve(root)], certain: true };
  for (const step of path) {
    const [only, ...others] = reached.nodes;
    // Most paths lead from one node to one, or nowhere.
    if (!only) return reached;
    reached = others.length === 0 && reached.certain ? take(only, step) : merged(reached, step);
  }
  return reached;
}

function merged({ nodes, certain }: Reached, step: Step): Reached {
  const parts = nodes.map((node) => take(node, step));
  return { nodes: parts.flatMap((part) => part.nodes), certain: certain && parts.every((part) => part.certain) };
}

const nothing: Reached = { nodes: [], certain: true };
const unsure: Reached = { nodes: [], certain: false };

function take(node: ValueNode, step: Step): Reached {
  if (node.kind === 'unknown') return unsure;
  if (step === 'any-key')
    return node.kind === 'map'
      ? all(
          node.entries.map(({ value }) => value),
          node.open,
        )
      : nothing;
  if (step === 'any-item') return node.kind === 'sequence' ? all(node.items, node.open) : nothing;
  if ('index' in step) {
    if (node.kind !== 'sequence') return nothing;
    const item = node.items[step.index];
    return item ? all([item], false) : { nodes: [], certain: !node.open };
  }
  // Blocks of HCL that stand several times are a list: a key is that of any item.
  if (node.kind === 'sequence') return merged({ nodes: node.items.map(resolve), certain: !node.open }, step);
  if (node.kind !== 'map') return nothing;
  const value = child(node, step.key);
  if (value === undefined) return nothing;
  return value.kind === 'unknown' && entryOf(node, step.key) === undefined ? unsure : { nodes: [value], certain: true };
}

function all(values: readonly SyntaxNode[], open: boolean): Reached {
  return { nodes: values.map(resolve).filter((value) => value.kind !== 'scalar' || value.value !== null), certain: !open };
}

/** All keys that are written in a tree, at any depth. */
export function keysIn(root: SyntaxNode): ReadonlySet<string> {
  const keys = new Set<string>();
  const rest: SyntaxNode[] = [root];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.kind === 'sequence') for (const item of node.items) rest.push(item);
    if (node.kind !== 'map') continue;
    for (const { key, value } of node.entries) {
      keys.add(key.text);
      if (value.kind === 'map' || value.kind === 'sequence') rest.push(value);
    }
  }
  return keys;
}
