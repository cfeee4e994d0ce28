/** Claims for volumes: on their own, and as the templates of a StatefulSet. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { MapNode, Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export interface Claim {
  readonly node: MapNode;
  /** Its name, else its first key. */
  readonly place: Span;
  /** As a message begins. */
  readonly whose: string;
}

export function claimsOf(object: KubernetesObject): readonly Claim[] {
  const { group, kind, node } = object;
  if (group === '' && kind === 'PersistentVolumeClaim') return [{ node, place: spanOf(object.anchor), whose: describeObject(object) }];
  if (group !== 'apps' || kind !== 'StatefulSet') return [];
  return itemsOf(at(node, 'spec', 'volumeClaimTemplates')).items.flatMap((item) => {
    if (item.kind !== 'map') return [];
    const name = at(item, 'metadata', 'name');
    const title = textOf(name);
    const template = title === undefined ? say`a volume claim template` : say`the volume claim template "${title}"`;
    return [{ node: item, place: spanOf(name ?? item.entries[0]?.key ?? item), whose: say`${describeObject(object)} in ${template}` }];
  });
}

export function claimSpec({ node }: Claim): ReturnType<typeof child> {
  return child(node, 'spec');
}
