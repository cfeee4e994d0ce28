import type { HclBlock } from '../../syntax/hcl/tree.ts';
import type { Edit } from '../rule.ts';
import { addAttributeAfter, addFirst } from './edits.ts';
import type { Insertion } from './edits.ts';

/** One more attribute in a block: behind the last one, else as the first thing in it. */
export function withAttribute(block: HclBlock, name: string, value: Insertion, text: string): readonly [Edit, ...Edit[]] | undefined {
  const last = block.attributes.toSorted((a, b) => a.start - b.start).at(-1);
  const after = last && addAttributeAfter(block, last, name, value, text);
  const [first, ...rest] = after ?? [addFirst(block, [{ text: `${name} = ${value.text}`, snippet: `${name} = ${value.snippet}` }], text)];
  return first && [first, ...rest.filter((edit) => edit !== undefined)];
}
