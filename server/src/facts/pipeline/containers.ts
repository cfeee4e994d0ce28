/** What the containers of Tekton tasks and Argo workflows run by `command` and `args`. */
import type { Lookup, MapNode, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import { child, itemsOf } from '../../syntax/tree.ts';

/** One text for each container: the script that a shell is given, else the words of the command. */
export function containerCommands(root: SyntaxNode): readonly ScalarNode[] {
  if (root.kind === 'sequence') return root.items.flatMap(containerCommands);
  if (root.kind !== 'map') return [];
  const own = commandOf(root);
  return [...(own ? [own] : []), ...root.entries.flatMap(({ value }) => containerCommands(value))];
}

function commandOf(container: MapNode): ScalarNode | undefined {
  if (child(container, 'image')?.kind !== 'scalar') return undefined;
  const words = [...scalars(child(container, 'command')), ...scalars(child(container, 'args'))];
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return undefined;
  if (/(?:^|\/)(?:ba|da|k|z)?sh$/.test(first.text)) {
    const script = words[words.findIndex(({ text }) => /^-[a-z]*c$/.test(text)) + 1];
    return script === first ? undefined : script;
  }
  const text = words.map((word) => word.text).join(' ');
  return { ...first, text, value: text, end: Math.max(first.end, last.end) };
}

function scalars(node: Lookup): readonly ScalarNode[] {
  return itemsOf(node).items.flatMap((item) => (item.kind === 'scalar' ? [item] : []));
}
