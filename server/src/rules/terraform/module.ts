/** What rules about a whole Terraform module share. */
import type { TerraformFile } from '../../facts/terraform/types.ts';
import type { HclBlock } from '../../syntax/hcl/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import type { TerraformModule } from '../../workspace/view.ts';

const tryOutFolder = /^(?:examples?|tests?|fixtures?)$/i;

/** In or below a folder of examples or tests: such modules stand for no environment. Folders further up belong to the machine, not to the project. */
export function isForTrial(directory: string): boolean {
  return directory
    .split('/')
    .slice(-3)
    .some((segment) => tryOutFolder.test(segment));
}

/** The module as a message calls it: its folder's name. */
export function nameOf(module: TerraformModule): string {
  const segment = module.directory.slice(module.directory.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}

export function firstBlockOf(file: TerraformFile): HclBlock | undefined {
  return file.blocks.find(({ type }) => type === 'terraform') ?? file.blocks[0];
}

/** Where a finding about the whole module stands: the keyword of its `terraform` block, else of its first block. */
export function moduleSpan(file: TerraformFile): Span {
  const { start, end } = firstBlockOf(file)?.typeSpan ?? { start: 0, end: 0 };
  return { start, end };
}
