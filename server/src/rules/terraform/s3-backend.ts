/** The `backend "s3"` block of a `terraform` block. */
import { attributeOf } from '../../facts/terraform/read.ts';
import type { HclBlock } from '../../syntax/hcl/tree.ts';

export function s3Backend(block: HclBlock): HclBlock | undefined {
  if (block.type !== 'terraform') return undefined;
  return block.blocks.find(({ type, labels }) => type === 'backend' && labels[0] === 's3');
}

/** The rest of it comes from the command line, or is being typed. */
export function isPartial(backend: HclBlock): boolean {
  return backend.damaged || !attributeOf(backend, 'bucket') || !attributeOf(backend, 'key');
}
