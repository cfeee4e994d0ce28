/** A Terraform or OpenTofu file to its facts. */
import type { HclParser } from '../../syntax/hcl/parser.ts';
import type { HclReading } from '../../syntax/hcl/parts.ts';
import type { HclAttribute, HclBlock, HclBody } from '../../syntax/hcl/tree.ts';
import { readJson, readJsonValues } from './json.ts';
import { sourceKind } from './source.ts';
import type { ModuleCall, TerraformBlock, TerraformFile, TerraformResource } from './types.ts';

export interface TerraformReading {
  readonly file: TerraformFile;
  readonly damaged: boolean;
  /** Why nothing of it was read. */
  readonly unread: HclBody['unread'];
}

/** An earlier reading of the same file. */
export interface EarlierReading {
  readonly text: string;
  readonly file: TerraformFile | undefined;
}

/** What files were read as, for the next reading. */
const bodies = new WeakMap<TerraformFile, HclBody>();

export function readTerraform(text: string, uri: string, parser: HclParser, previous?: EarlierReading): TerraformReading {
  const before = previous?.file && bodies.get(previous.file);
  const body = bodyOf(text, uri, parser, previous && before && { text: previous.text, body: before });
  const { attributes, blocks, damaged, comments = [] } = body;
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
  bodies.set(file, body);
  for (const block of blocks) {
    const [type, name] = block.labels;
    if (block.type === 'module') moduleCalls.push(readModuleCall(block, file));
    else if ((block.type === 'resource' || block.type === 'data') && type !== undefined && name !== undefined)
      resources.push({ block, kind: block.type, type, name, file });
    else declarations.push({ block, file });
  }
  return { file, damaged, unread: body.unread };
}

function bodyOf(text: string, uri: string, parser: HclParser, previous: HclReading | undefined): HclBody {
  // Only their being there counts.
  if (isLockFile(uri) || isStateFile(uri)) return { attributes: [], blocks: [], damaged: false };
  if (!uri.endsWith('.json')) return parser.parse(text, previous);
  return isVariablesFile(uri) ? readJsonValues(text) : readJson(text);
}

export function isLockFile(uri: string): boolean {
  return uri.endsWith('/.terraform.lock.hcl');
}

export function isStateFile(uri: string): boolean {
  return /\.tfstate(?:\.backup)?$/.test(uri);
}

/** A file whose blocks are laid over those of the same name in other files. */
export function isOverride(uri: string): boolean {
  return /(?:^|[/_])override\.(?:tf|tofu)(?:\.json)?$/.test(uri);
}

/** A file that gives variables their values. */
export function isVariablesFile(uri: string): boolean {
  return /\.tfvars(?:\.json)?$/.test(uri);
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
