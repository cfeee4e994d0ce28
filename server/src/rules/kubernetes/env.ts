/** The variables of a container, and what they are taken from. */
import type { Container } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../../syntax/tree.ts';

/** A reference to a ConfigMap or a Secret. */
export interface Reference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly node: Lookup;
  readonly name: ScalarNode | undefined;
  /** Undefined where the whole object is taken in. */
  readonly key: ScalarNode | undefined;
  readonly wantsKey: boolean;
  readonly optional: boolean;
}

const single: Readonly<Record<string, Reference['kind']>> = { configMapKeyRef: 'ConfigMap', secretKeyRef: 'Secret' };
const whole: Readonly<Record<string, Reference['kind']>> = { configMapRef: 'ConfigMap', secretRef: 'Secret' };

/** What the environment refers to; `complete` is false when there may be more. */
export function referencesOf({ node }: Container): { readonly references: readonly Reference[]; readonly complete: boolean } {
  const env = itemsOf(child(node, 'env'));
  const envFrom = itemsOf(child(node, 'envFrom'));
  const references = [
    ...env.items.flatMap((item) =>
      Object.entries(single).flatMap(([field, kind]) => referenceIn(at(item, 'valueFrom', field), kind, true)),
    ),
    ...envFrom.items.flatMap((item) => Object.entries(whole).flatMap(([field, kind]) => referenceIn(child(item, field), kind, false))),
  ];
  const hidden = [...env.items, ...envFrom.items].some((item) => isUnknown(item) || isUnknown(child(item, 'valueFrom')));
  return { references, complete: env.complete && envFrom.complete && !hidden };
}

function referenceIn(node: Lookup, kind: Reference['kind'], wantsKey: boolean): readonly Reference[] {
  if (node?.kind !== 'map') return [];
  const [name, key, optional] = ['name', 'key', 'optional'].map((field) => child(node, field));
  return [
    {
      kind,
      node,
      name: name?.kind === 'scalar' ? name : undefined,
      key: key?.kind === 'scalar' ? key : undefined,
      wantsKey,
      // One that may be optional is not missed.
      optional: optional !== undefined && textOf(optional) !== 'false',
    },
  ];
}
