import { child, resolve } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { parseDocument } from '../../syntax/yaml/parse.ts';
import type { Dependency } from './types.ts';

const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** `package.json`. */
export function readNpm(text: string): readonly Dependency[] {
  const { root } = parseDocument(text);
  if (!root) return [];
  return fields.flatMap((field) => {
    const map = child(resolve(root), field);
    return map?.kind === 'map' ? map.entries.flatMap(({ key }) => (key.text === '' ? [] : [dependency(key)])) : [];
  });
}

function dependency({ text, start, end, style }: ScalarNode): Dependency {
  const quotes = style === 'double' || style === 'single' ? 1 : 0;
  return { ecosystem: 'npm', name: text, start: start + quotes, end: Math.max(end - quotes, start + quotes) };
}
