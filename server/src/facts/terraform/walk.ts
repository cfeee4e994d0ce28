/** Goes through everything that is written in blocks. */
import type { HclAttribute, HclBlock, HclValue } from '../../syntax/hcl/tree.ts';

export interface Written {
  readonly attribute: HclAttribute;
  readonly block: HclBlock;
}

export function attributesIn(blocks: readonly HclBlock[]): readonly Written[] {
  return blocks.flatMap(writtenIn);
}

/** Many rules go through all blocks. */
const known = new WeakMap<HclBlock, readonly Written[]>();

function writtenIn(block: HclBlock): readonly Written[] {
  const found = known.get(block);
  if (found) return found;
  const made = [...block.attributes.map((attribute) => ({ attribute, block })), ...attributesIn(block.blocks)];
  known.set(block, made);
  return made;
}

/** The value and all values in it. */
export function valuesIn(value: HclValue): readonly HclValue[] {
  if (value.kind === 'list') return [value, ...value.items.flatMap(valuesIn)];
  if (value.kind === 'object') return [value, ...value.entries.flatMap((entry) => valuesIn(entry.value))];
  return [value];
}
