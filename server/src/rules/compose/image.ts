/** The image that a service pulls. */
import type { ComposeService } from '../../facts/compose/types.ts';
import { parseImage, type ImageReference } from '../../facts/image.ts';
import { child } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { literal } from './service.ts';

/** undefined for a service that is built here, whose `image` only names the result; `unknown` where a variable is part of it. */
export function pulledImage({
  node,
}: ComposeService): { readonly node: ScalarNode; readonly reference: ImageReference } | 'unknown' | undefined {
  const image = child(node, 'image');
  if (image === undefined || child(node, 'build') !== undefined) return undefined;
  const scalar = literal(image);
  const reference = scalar && parseImage(scalar.text);
  return scalar && reference ? { node: scalar, reference } : 'unknown';
}

/** Where the text of a scalar begins: behind its quote. */
export function textStart({ start, style }: ScalarNode): number {
  return style === 'single' || style === 'double' ? start + 1 : start;
}
