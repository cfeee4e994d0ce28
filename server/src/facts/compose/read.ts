/** A Compose file to its services. */
import { at, child, resolve, textOf } from '../../syntax/tree.ts';
import type { Lookup, MapNode } from '../../syntax/tree.ts';
import type { ComposeService } from './types.ts';

const baseName = /(?:^|\/)(?:docker-)?compose\.ya?ml$/;
const composeName = /(?:^|\/)(?:docker-)?compose[.-][^/]*\.ya?ml$/;

type OpenService = { -readonly [K in keyof ComposeService]: ComposeService[K] };

export function readCompose(root: MapNode, uri: string): readonly ComposeService[] {
  const services = child(root, 'services');
  if (services?.kind !== 'map') return [];
  // Beside the base stand files that only change it: docker-compose.prod.yml.
  const override = composeName.test(uri) && !baseName.test(uri);
  const read = services.entries.flatMap(({ key, value }): readonly OpenService[] => {
    const node = resolve(value);
    if (node.kind !== 'map' || key.text.startsWith('x-') || key.text === '<<') return [];
    const part = override || node.open || fromOtherFile(node) || !isWhole(node);
    return [{ name: key.text, node, anchor: { start: key.start, end: key.end }, fragment: part, extended: undefined }];
  });
  for (const service of read) {
    const target = extendsName(service.node);
    if (target === undefined) continue;
    service.extended = read.find(({ name, extended }) => name === target && name !== service.name && extended === undefined);
    if (!service.extended) service.fragment = true;
    else if (!override && !service.extended.fragment) service.fragment = service.node.open;
  }
  return read;
}

/** The value of a service's field, also where it comes from the service that it extends. */
export function fieldOf({ node, extended }: ComposeService, ...path: readonly [string, ...string[]]): Lookup {
  return at(node, ...path) ?? (extended && at(extended.node, ...path));
}

function isWhole(node: MapNode): boolean {
  return child(node, 'image') !== undefined || child(node, 'build') !== undefined || child(node, 'provider') !== undefined;
}

function fromOtherFile(node: MapNode): boolean {
  return at(node, 'extends')?.kind === 'map' && at(node, 'extends', 'file') !== undefined;
}

function extendsName(node: MapNode): string | undefined {
  const target = child(node, 'extends');
  if (target?.kind === 'map') return child(target, 'file') === undefined ? textOf(child(target, 'service')) : undefined;
  return textOf(target);
}
