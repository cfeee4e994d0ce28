/** What probes are made of. */
import type { Container } from '../../facts/kubernetes/types.ts';
import { child, entryOf, resolve } from '../../syntax/tree.ts';
import type { Lookup, SyntaxNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { NewMap, NewValue } from '../edits/value.ts';
import { containerWithin } from './describe.ts';

export type ProbeField = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

export const probeFields: readonly ProbeField[] = ['livenessProbe', 'readinessProbe', 'startupProbe'];

export const handlerFields = ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const;

/** As the subject of a sentence. */
export function describeProbe(container: Container, field: ProbeField): string {
  const whose = containerWithin(container);
  switch (field) {
    case 'livenessProbe':
      return say`The liveness probe of ${whose}`;
    case 'readinessProbe':
      return say`The readiness probe of ${whose}`;
    case 'startupProbe':
      return say`The startup probe of ${whose}`;
  }
}

/** The handler that a probe uses; undefined when it shows none for certain. */
export function handlerOf(probe: Lookup): { readonly field: (typeof handlerFields)[number]; readonly node: Lookup } | undefined {
  for (const field of handlerFields) {
    const node = child(probe, field);
    if (node !== undefined && node.kind !== 'unknown') return { field, node };
  }
  return undefined;
}

/** A handler of a container's own probe as a new value; undefined where a part of it is not known. */
export function copyOfHandler(probe: Lookup): NewMap | undefined {
  const handler = handlerOf(probe);
  const value = handler?.node && copyOf(handler.node);
  return handler && value !== undefined ? { [handler.field]: value } : undefined;
}

function copyOf(node: SyntaxNode): NewValue | undefined {
  const target = resolve(node);
  if (target.kind === 'scalar') return target.value ?? undefined;
  if (target.kind === 'sequence') {
    const items = target.items.map(copyOf);
    return target.open || items.includes(undefined) ? undefined : items.filter((item) => item !== undefined);
  }
  if (target.kind !== 'map' || target.open || entryOf(target, '<<')) return undefined;
  const entries = target.entries.map(({ key, value }) => [key.text, copyOf(value)] as const);
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}
