/** What rules about a whole Terraform module share. */
import type { TerraformFile } from '../../facts/terraform/types.ts';
import type { HclBlock } from '../../syntax/hcl/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import { join } from '../../workspace/paths.ts';
import type { TerraformModule, WorkspaceView } from '../../workspace/view.ts';

const tryOutFolder = /^(?:examples?|samples?|demos?|patterns?|quick-?starts?|tests?|testdata|fixtures?|e2e)$/i;

/** In or below a folder of examples or tests: such modules stand for no environment. Folders further up belong to the machine, not to the project. */
export function isForTrial(directory: string): boolean {
  return directory
    .split('/')
    .slice(-4)
    .some((segment) => tryOutFolder.test(segment));
}

/** Whether all of it was read: else nothing can be said to be missing in it. */
export function isWhole({ files, linked }: TerraformModule): boolean {
  return !linked && !files.some(({ damaged }) => damaged);
}

/** Whether another module says it for this one too: constraints of all modules that are applied together hold together. */
export function saidInTree(module: TerraformModule, workspace: WorkspaceView, says: (other: TerraformModule) => boolean): boolean {
  return saidBelow(module, workspace, says) || saidAbove(module, workspace, says);
}

/** Whether a module says it that this one calls, or one that those call. */
function saidBelow(module: TerraformModule, workspace: WorkspaceView, says: (called: TerraformModule) => boolean): boolean {
  const pending = [module];
  const seen = new Set(pending);
  for (const { files } of pending) {
    for (const { kind, address, file } of files.flatMap(({ moduleCalls }) => moduleCalls)) {
      const folder = kind === 'local' && address !== undefined ? join(file.directory, address) : undefined;
      const called = folder === undefined ? undefined : workspace.terraformModule(folder);
      if (!called || seen.has(called)) continue;
      if (says(called)) return true;
      seen.add(called);
      pending.push(called);
    }
  }
  return false;
}

/** Whether all modules that call this one, or those that call them, say it. */
function saidAbove(module: TerraformModule, workspace: WorkspaceView, says: (caller: TerraformModule) => boolean): boolean {
  const pending = [module];
  const seen = new Set(pending);
  for (const one of pending) {
    if (one.callers.length === 0) return false;
    for (const { file } of one.callers) {
      const caller = workspace.terraformModule(file.directory);
      if (!caller) return false;
      if (seen.has(caller) || says(caller)) continue;
      seen.add(caller);
      pending.push(caller);
    }
  }
  return true;
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
