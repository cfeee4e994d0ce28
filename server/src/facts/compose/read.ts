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
    return [{ name: key.text, node, anchor: { start: key.start, end: key.end }, fragment: false, extended: undefined }];
  });
  // The last of several equal names wins, as it does in Compose.
  const named = new Map(read.map((service) => [service.name, service]));
  for (const service of read) {
    const target = extendsName(service.node);
    service.extended = target === undefined ? undefined : named.get(target);
  }
  for (const service of read) {
    const chain = chainOf(service);
    const closed = chain.every((one) => !one.node.open && !takesFromElsewhere(one, chain));
    service.fragment = override || !closed || !chain.some(({ node }) => isWhole(node));
  }
  return read;
}

/** Nobody extends further than that. */
const longest = 32;

/** The service and those that it extends, nearest first; each once, should they extend each other. */
export function chainOf(service: ComposeService): readonly ComposeService[] {
  const chain = new Set<ComposeService>();
  for (let one: ComposeService | undefined = service; one && !chain.has(one) && chain.size < longest; one = one.extended) chain.add(one);
  return [...chain];
}

/** The value of a service's field, also where it comes from a service that it extends. */
export function fieldOf(service: ComposeService, ...path: readonly [string, ...string[]]): Lookup {
  for (const { node } of chainOf(service)) {
    const found = at(node, ...path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether it extends what this file does not hold, or one that extends it in turn. */
function takesFromElsewhere({ node, extended }: ComposeService, chain: readonly ComposeService[]): boolean {
  if (child(node, 'extends') === undefined) return false;
  return !extended || chain.indexOf(extended) <= chain.findIndex((one) => one.node === node);
}

function isWhole(node: MapNode): boolean {
  return child(node, 'image') !== undefined || child(node, 'build') !== undefined || child(node, 'provider') !== undefined;
}

function extendsName(node: MapNode): string | undefined {
  const target = child(node, 'extends');
  if (target?.kind === 'map') return child(target, 'file') === undefined ? textOf(child(target, 'service')) : undefined;
  return textOf(target);
}
