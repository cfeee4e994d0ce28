/** Folders of Terraform files as modules. */
import { isLockFile, isStateFile, isVariablesFile } from '../facts/terraform/read.ts';
import type { ModuleCall, TerraformFile } from '../facts/terraform/types.ts';
import type { FileFacts } from '../facts/types.ts';
import { join, parentOf } from './paths.ts';
import type { TerraformModule } from './view.ts';

/** `links` are files that were seen and not read. */
export function terraformModules(files: Iterable<FileFacts>, links: Iterable<string>): ReadonlyMap<string, TerraformModule> {
  const linked = new Set([...links].filter(isTerraform).map(parentOf));
  const byFolder = new Map<string, TerraformFile[]>();
  const values = new Map<string, TerraformFile[]>();
  const locked = new Set<string>();
  const callers = new Map<string, ModuleCall[]>();
  for (const { units } of files) {
    for (const { unit } of units) {
      for (const file of unit.subjects['terraform-file'] ?? []) {
        if (isLockFile(file.uri)) locked.add(file.directory);
        else if (!isStateFile(file.uri)) add(isVariablesFile(file.uri) ? values : byFolder, file.directory, file);
        for (const call of file.moduleCalls) {
          const target = call.kind === 'local' && call.address !== undefined ? join(file.directory, call.address) : undefined;
          if (target !== undefined) add(callers, target, call);
        }
      }
    }
  }
  const modules = new Map<string, TerraformModule>();
  for (const [directory, list] of byFolder) {
    const { loaded: sorted, passedOver } = asLoaded(list.toSorted((a, b) => (a.uri < b.uri ? -1 : 1)));
    const anchor =
      sorted.find((file) => hasBlock(file, 'terraform')) ?? sorted.find((file) => /\/main\.(?:tf|tofu)$/.test(file.uri)) ?? sorted[0];
    if (!anchor) continue;
    modules.set(directory, {
      directory,
      files: sorted,
      passedOver,
      values: (values.get(directory) ?? []).toSorted((a, b) => rankOf(a.uri) - rankOf(b.uri) || (a.uri < b.uri ? -1 : 1)),
      linked: linked.has(directory),
      locked: locked.has(directory),
      callers: callers.get(directory) ?? [],
      anchor,
      root: !callers.has(directory) && sorted.some(configures),
    });
  }
  return modules;
}

/** Whether a file of that name is part of a module. */
export function isTerraform(uri: string): boolean {
  return /\.(?:tf|tofu|tfvars)(?:\.json)?$|\/\.terraform\.lock\.hcl$/.test(uri);
}

/** OpenTofu reads `x.tofu` in place of `x.tf`. */
function asLoaded(files: readonly TerraformFile[]): {
  readonly loaded: readonly TerraformFile[];
  readonly passedOver: readonly TerraformFile[];
} {
  const uris = new Set(files.map(({ uri }) => uri));
  const hasTofu = ({ uri }: TerraformFile): boolean =>
    uris.has(uri.replace(/\.tf(?=\.json$|$)/, '.tofu')) && !/\.tofu(?:\.json)?$/.test(uri);
  return { loaded: files.filter((file) => !hasTofu(file)), passedOver: files.filter(hasTofu) };
}

/** `terraform.tfvars`, then `*.auto.tfvars`, then what is named on the command line. */
function rankOf(uri: string): number {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  if (name === 'terraform.tfvars') return 0;
  if (name === 'terraform.tfvars.json') return 1;
  return /\.auto\.tfvars(?:\.json)?$/.test(name) ? 2 : 3;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
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
