import type { Span } from '../../syntax/tree.ts';
import type { HclAttribute, HclBlock } from '../../syntax/hcl/tree.ts';

/** One .tf, .tofu, .tf.json or .tfvars file. */
export interface TerraformFile {
  readonly uri: string;
  /** The folder's URI, which is the module's identity. */
  readonly directory: string;
  readonly blocks: readonly HclBlock[];
  readonly moduleCalls: readonly ModuleCall[];
  /** Resources and data sources. */
  readonly resources: readonly TerraformResource[];
  /** Blocks that are neither resources nor module calls: variables, outputs, providers, `terraform`, `locals` and others. */
  readonly declarations: readonly TerraformBlock[];
  /** Comments that start with two slashes. */
  readonly slashComments: readonly Span[];
  /** What a `.tfvars` file sets; only such files have any. */
  readonly settings: readonly HclAttribute[];
  /** Set when part of it could not be read: then nothing can be said to be missing in it. */
  readonly damaged: boolean;
}

/** `resource "type" "name" { … }` or a data source. */
export interface TerraformResource {
  readonly block: HclBlock;
  readonly kind: 'resource' | 'data';
  readonly type: string;
  readonly name: string;
  readonly file: TerraformFile;
}

export interface TerraformBlock {
  readonly block: HclBlock;
  readonly file: TerraformFile;
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
