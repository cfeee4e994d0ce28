/** What a statement that is not rendered would have brought. */
import type { BlockNode, Node } from '../parse/nodes.ts';

const known = new WeakMap<readonly Node[], readonly string[]>();

/** The keys at the least indentation of the text of these nodes. */
export function leadingKeys(nodes: readonly Node[], text: string): readonly string[] {
  const before = known.get(nodes);
  if (before) return before;
  const lines = textOf(nodes, text)
    .split('\n')
    .map((line) => /^(?<indent>[ \t]*(?:- +)*)(?<key>[\w./-]+|"[^"\n]*"|'[^'\n]*'):(?:[ \t\r]|$)/.exec(line)?.groups)
    .filter((groups) => groups !== undefined);
  const least = Math.min(...lines.map((groups) => (groups['indent'] ?? '').length));
  const keys = lines
    .filter((groups) => (groups['indent'] ?? '').length === least)
    .map((groups) => (groups['key'] ?? '').replaceAll(/^["']|["']$/g, ''));
  const distinct = [...new Set(keys)];
  known.set(nodes, distinct);
  return distinct;
}

function textOf(nodes: readonly Node[], text: string): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return text.slice(node.start, node.end);
      // An action on a key's line is a value; its place is kept by a character that no key has.
      return node.kind === 'block' ? textOf(node.body, text) + textOf(node.otherwise?.body ?? [], text) : node.kind === 'output' ? '~' : '';
    })
    .join('');
}

const assigned = new WeakMap<BlockNode, ReadonlySet<string>>();

/** The variables that a statement may assign. */
export function assignedIn(block: BlockNode): ReadonlySet<string> {
  const before = assigned.get(block);
  if (before) return before;
  const names = new Set<string>();
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.kind === 'output' && node.pipe.assigns) for (const name of node.pipe.variables) names.add(name);
      if (node.kind !== 'block') continue;
      if (node.pipe.assigns) for (const name of node.pipe.variables) names.add(name);
      visit(node.body);
      visit(node.otherwise?.body ?? []);
    }
  };
  visit([block]);
  assigned.set(block, names);
  return names;
}
