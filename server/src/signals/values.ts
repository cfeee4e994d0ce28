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
  let nodes: readonly ValueNode[] = [resolve(root)];
  let certain = true;
  for (const step of path) {
    const below = merged(
      nodes.map((node) => take(node, step)),
      certain,
    );
    nodes = below.nodes;
    certain = below.certain;
  }
  return { nodes, certain };
}

function merged(parts: readonly Reached[], certain: boolean): Reached {
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
  if (node.kind === 'sequence')
    return merged(
      node.items.map((item) => take(resolve(item), step)),
      !node.open,
    );
  if (node.kind !== 'map') return nothing;
  const value = child(node, step.key);
  if (value === undefined) return nothing;
  return value.kind === 'unknown' && entryOf(node, step.key) === undefined ? unsure : { nodes: [value], certain: true };
}

function all(values: readonly SyntaxNode[], open: boolean): Reached {
  return { nodes: values.map(resolve).filter((value) => value.kind !== 'scalar' || value.value !== null), certain: !open };
}
