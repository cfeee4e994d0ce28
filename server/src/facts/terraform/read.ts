/** A Terraform or OpenTofu file to its facts. */
import type { HclParser } from '../../syntax/hcl/parser.ts';
import type { HclAttribute, HclBlock, HclBody } from '../../syntax/hcl/tree.ts';
import { readJson } from './json.ts';
import { sourceKind } from './source.ts';
import type { ModuleCall, TerraformBlock, TerraformFile, TerraformResource } from './types.ts';

export interface TerraformReading {
  readonly file: TerraformFile;
  readonly damaged: boolean;
}

export function readTerraform(text: string, uri: string, parser: HclParser): TerraformReading {
  const { attributes, blocks, damaged, comments = [] } = bodyOf(text, uri, parser);
  const declarations: TerraformBlock[] = [];
  const moduleCalls: ModuleCall[] = [];
  const resources: TerraformResource[] = [];
  const file: TerraformFile = {
    uri,
    directory: uri.slice(0, Math.max(uri.lastIndexOf('/'), 0)),
    blocks,
    moduleCalls,
    resources,
    declarations,
    slashComments: comments,
    settings: isVariablesFile(uri) ? attributes : [],
    damaged,
  };
  for (const block of blocks) {
    const [type, name] = block.labels;
    if (block.type === 'module') moduleCalls.push(readModuleCall(block, file));
    else if ((block.type === 'resource' || block.type === 'data') && type !== undefined && name !== undefined)
      resources.push({ block, kind: block.type, type, name, file });
    else declarations.push({ block, file });
  }
  return { file, damaged };
}

function bodyOf(text: string, uri: string, parser: HclParser): HclBody {
  // Only their being there counts.
  if (isLockFile(uri) || isStateFile(uri)) return { attributes: [], blocks: [], damaged: false };
  return uri.endsWith('.json') ? readJson(text) : parser.parse(text);
}

export function isLockFile(uri: string): boolean {
  return uri.endsWith('/.terraform.lock.hcl');
}

export function isStateFile(uri: string): boolean {
  return /\.tfstate(?:\.backup)?$/.test(uri);
}

/** A file that gives variables their values. */
export function isVariablesFile(uri: string): boolean {
  return uri.endsWith('.tfvars');
}

function readModuleCall(block: HclBlock, file: TerraformFile): ModuleCall {
  const source = attributeOf(block, 'source');
  const address = source?.value.kind === 'literal' && typeof source.value.value === 'string' ? source.value.value : undefined;
  const kind = address === undefined ? 'unknown' : sourceKind(address);
  return { block, name: block.labels[0], source, version: attributeOf(block, 'version'), kind, address, file };
}

/** What the `terraform` blocks of a file set. */
export interface TerraformSettings {
  readonly blocks: readonly HclBlock[];
  readonly requiredVersions: readonly HclAttribute[];
  readonly backends: readonly HclBlock[];
  readonly clouds: readonly HclBlock[];
}

export function terraformSettings(file: TerraformFile): TerraformSettings {
  const blocks = file.blocks.filter(({ type }) => type === 'terraform');
  const inner = blocks.flatMap((block) => block.blocks);
  return {
    blocks,
    requiredVersions: blocks.flatMap((block) => attributeOf(block, 'required_version') ?? []),
    backends: inner.filter(({ type }) => type === 'backend'),
    clouds: inner.filter(({ type }) => type === 'cloud'),
  };
}

/** An attribute of a block by its name. */
export function attributeOf(block: HclBlock, name: string): HclAttribute | undefined {
  return block.attributes.find((attribute) => attribute.name === name);
}
