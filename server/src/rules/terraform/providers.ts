/** The providers of a module: those that its resources need, and those that it names. */
import type { TerraformFile } from '../../facts/terraform/types.ts';
import type { HclAttribute, HclBlock } from '../../syntax/hcl/tree.ts';

/**
 * The newest release lines, as of 2026-11-21. Sources: the tags and CHANGELOG.md of https://github.com/hashicorp/terraform-provider-<name>:
 * helm 3.1.2, kubernetes 3.2.1, random 3.9.0, null 3.3.1, tls 4.2.1, local 2.9.0, time 0.14.0, archive 2.8.0, http 3.6.0, azuread 3.9.0;
 * aws 6.x; azurerm 5.0.0 of 2026-07 (pull request 32788 there); google and google-beta 8.0.0 of 2026-08 (release v8.0.0 there).
 */
const current: Readonly<Record<string, string>> = {
  aws: '~> 6.0',
  azurerm: '~> 5.0',
  azuread: '~> 3.0',
  google: '~> 8.0',
  'google-beta': '~> 8.0',
  helm: '~> 3.0',
  kubernetes: '~> 3.0',
  random: '~> 3.7',
  null: '~> 3.2',
  tls: '~> 4.0',
  local: '~> 2.5',
  time: '~> 0.14',
  archive: '~> 2.7',
  http: '~> 3.4',
};

/** A release line to start from; undefined for providers that are not known here. */
export function suggestedConstraint(provider: string): string | undefined {
  return current[provider];
}

/** Names whose provider comes with the tool. */
export function builtIn(provider: string): boolean {
  return provider === 'terraform';
}

/** Local names of the providers that a file uses, with the first block that uses each. */
export function providersUsed(file: TerraformFile): ReadonlyMap<string, HclBlock> {
  const used = new Map<string, HclBlock>();
  const note = (name: string | undefined, block: HclBlock): void => {
    if (name !== undefined && name !== '' && !builtIn(name) && !used.has(name)) used.set(name, block);
  };
  for (const block of file.blocks) {
    if (block.type === 'provider') note(block.labels[0], block);
    if (!/^(?:resource|data|ephemeral)$/.test(block.type)) continue;
    const chosen = block.attributes.find(({ name }) => name === 'provider')?.value;
    const alias = chosen?.kind === 'unknown' ? /^[\w-]+/.exec(chosen.expression ?? '')?.[0] : undefined;
    note(alias ?? block.labels[0]?.split('_')[0], block);
  }
  return used;
}

/** The entries of `required_providers`. */
export function requiredProviders(file: TerraformFile): readonly HclAttribute[] {
  return file.blocks
    .filter(({ type }) => type === 'terraform')
    .flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'required_providers').flatMap(({ attributes }) => attributes));
}
