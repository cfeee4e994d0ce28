/** What a statement that is not rendered would have brought. */
import type { BlockNode, Node } from '../parse/nodes.ts';

interface Leading {
  readonly keys: readonly string[];
  /** The first of them begins an item of a list. */
  readonly items: boolean;
}

const known = new WeakMap<readonly Node[], Leading>();

/** The keys at the least indentation of the text of these nodes. */
export function leadingKeys(nodes: readonly Node[], text: string): Leading {
  const before = known.get(nodes);
  if (before) return before;
  const lines = textOf(nodes, text)
    .split('\n')
    .map((line) => /^(?<indent>[ \t]*(?:- +)*)(?<key>[\w./-]+|"[^"\n]*"|'[^'\n]*'):(?:[ \t\r]|$)/.exec(line)?.groups)
    .filter((groups) => groups !== undefined);
  const least = Math.min(...lines.map((groups) => (groups['indent'] ?? '').length));
  const leading = lines.filter((groups) => (groups['indent'] ?? '').length === least);
  const keys = new Set(leading.map((groups) => (groups['key'] ?? '').replaceAll(/^["']|["']$/g, '')));
  const found = { keys: [...keys], items: leading[0]?.['indent']?.includes('-') === true };
  known.set(nodes, found);
  return found;
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
