import type { HclAttribute, HclBlock } from '../../syntax/hcl/tree.ts';

/** One .tf or .tofu file. */
export interface TerraformFile {
  readonly uri: string;
  /** The folder's URI, which is the module's identity. */
  readonly directory: string;
  readonly blocks: readonly HclBlock[];
  readonly moduleCalls: readonly ModuleCall[];
  /** Set when part of it could not be read: then nothing can be said to be missing in it. */
  readonly damaged: boolean;
}

/** `module "name" { source = … }`. */
export interface ModuleCall {
  readonly block: HclBlock;
  readonly name: string | undefined;
  readonly source: HclAttribute | undefined;
  readonly version: HclAttribute | undefined;
  readonly kind: 'local' | 'registry' | 'git' | 'mercurial' | 'archive' | 'unknown';
  /** The source as written when it is a plain string. */
  readonly address: string | undefined;
  readonly file: TerraformFile;
}
