/** Folders of Terraform files as modules. */
import type { TerraformFile } from '../facts/terraform/types.ts';
import type { FileFacts } from '../facts/types.ts';
import { join } from './paths.ts';
import type { TerraformModule } from './view.ts';

export function terraformModules(files: Iterable<FileFacts>): ReadonlyMap<string, TerraformModule> {
  const byFolder = new Map<string, TerraformFile[]>();
  const called = new Set<string>();
  for (const { units } of files) {
    for (const { unit } of units) {
      for (const file of unit.subjects['terraform-file'] ?? []) {
        const list = byFolder.get(file.directory) ?? [];
        byFolder.set(file.directory, list);
        list.push(file);
        for (const call of file.moduleCalls) {
          const target = call.kind === 'local' && call.address !== undefined ? join(file.directory, call.address) : undefined;
          if (target !== undefined) called.add(target);
        }
      }
    }
  }
  const modules = new Map<string, TerraformModule>();
  for (const [directory, list] of byFolder) {
    const sorted = list.toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
    const anchor =
      sorted.find((file) => hasBlock(file, 'terraform')) ?? sorted.find((file) => /\/main\.(?:tf|tofu)$/.test(file.uri)) ?? sorted[0];
    if (anchor) modules.set(directory, { directory, files: sorted, anchor, root: !called.has(directory) && sorted.some(configures) });
  }
  return modules;
}

/** Only what is applied on its own configures providers or says where its state lives. */
function configures(file: TerraformFile): boolean {
  return file.blocks.some(
    (block) =>
      block.type === 'provider' || (block.type === 'terraform' && block.blocks.some(({ type }) => type === 'backend' || type === 'cloud')),
  );
}

function hasBlock(file: TerraformFile, type: string): boolean {
  return file.blocks.some((block) => block.type === type);
}
