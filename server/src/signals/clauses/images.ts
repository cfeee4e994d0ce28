/** `image`: images of workloads, Compose services and chart values. */
import type { PlacedText } from '../../facts/pipeline/steps.ts';
import type { Unit } from '../../facts/types.ts';
import { child, resolve, textOf } from '../../syntax/tree.ts';
import type { Lookup, SyntaxNode } from '../../syntax/tree.ts';

export function imagesOf(unit: Unit, path: string): readonly PlacedText[] {
  if (unit.subjects.container) return unit.subjects.container.flatMap(({ node }) => scalar(child(node, 'image')));
  if (!unit.root) return [];
  if (unit.kind === 'compose') {
    const services = child(resolve(unit.root), 'services');
    return services?.kind === 'map'
      ? services.entries.flatMap(({ value }) => (value.kind === 'map' ? scalar(child(value, 'image')) : []))
      : [];
  }
  return (unit.kind === 'other' || unit.kind === 'values') && /(?:^|\/)values[^/]*\.ya?ml$/.test(path) ? inValues(unit.root) : [];
}

/** `image: name` and `image: { registry, repository, tag }`. */
function inValues(node: SyntaxNode): readonly PlacedText[] {
  if (node.kind === 'sequence') return node.items.flatMap(inValues);
  if (node.kind !== 'map') return [];
  return node.entries.flatMap(({ key, value }) =>
    key.text === 'image' ? [...scalar(resolve(value)), ...inParts(resolve(value))] : inValues(value),
  );
}

function inParts(node: Lookup): readonly PlacedText[] {
  const repository = node?.kind === 'map' ? child(node, 'repository') : undefined;
  if (repository?.kind !== 'scalar') return [];
  const registry = textOf(child(node, 'registry'));
  const { start, end, text } = repository;
  return [{ start, end, text: registry === undefined || registry === '' ? text : `${registry}/${text}` }];
}

function scalar(node: Lookup): readonly PlacedText[] {
  return node?.kind === 'scalar' && node.text !== '' ? [{ start: node.start, end: node.end, text: withDefaults(node.text) }] : [];
}

/** Compose's `${NAME:-value}` by its value. */
function withDefaults(text: string): string {
  return text.replaceAll(/\$\{\w+:?-([^${}]*)\}/g, '$1');
}
