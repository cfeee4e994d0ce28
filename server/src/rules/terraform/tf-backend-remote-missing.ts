import { terraformSettings } from '../../facts/terraform/read.ts';
import type { HclBlock } from '../../syntax/hcl/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Edit } from '../rule.ts';
import { backendLines, suggestedBackend } from './backends.ts';
import { addLast, addTopLevel } from './edits.ts';
import type { Insertion } from './edits.ts';
import { firstBlockOf, isForTrial, isWhole, moduleSpan, nameOf } from './module.ts';
import { escapeSnippet } from '../edits/snippet.ts';
import { indentAt, lineBreakOf } from './text.ts';

/** Files that a backend comes from when Terraform is run: something copies them, or generates one. */
const bringing: readonly string[] = [
  'terragrunt.hcl',
  ...['azurerm', 's3', 'gcs', 'http', 'kubernetes', 'consul', 'pg', 'oci', 'oss', 'cos'].map((type) => `backend.${type}`),
  ...['tmpl', 'tpl', 'tftpl', 'template', 'example', 'sample', 'dist'].map((ending) => `backend.tf.${ending}`),
];

export const tfBackendRemoteMissing = defineRule({
  id: 'tf-backend-remote-missing',
  title: 'State kept in a local file',
  family: 'terraform',
  practice: 'technology/platforms-and-infrastructure/2/shared-state',
  category: 'reliability',
  default: 'on',
  subject: 'terraform-file',
  crossFile: true,
  severity: 'warning',
  check(file, { workspace }) {
    const module = workspace.terraformModule(file.directory);
    if (!module) return unknown;
    if (module.anchor.uri !== file.uri || !module.root || isForTrial(file.directory)) return notApplicable;
    const settings = module.files.map((member) => terraformSettings(member));
    const backends = settings.flatMap((part) => part.backends);
    if (settings.some((part) => part.clouds.length > 0) || backends.some(({ labels }) => labels[0] !== undefined && labels[0] !== 'local'))
      return met;
    if (!isWhole(module) || backends.some(({ labels }) => labels[0] === undefined)) return unknown;
    if (backends.length === 0 && bringing.some((name) => workspace.presence(`${file.directory}/${name}`) === 'file')) return unknown;
    const [local] = terraformSettings(file).backends;
    const { start, end } = local?.headerSpan ?? moduleSpan(file);
    const where = backends.length > 0 ? say`in a local file, as its backend says` : say`in a local file, because it names no backend`;
    return unmet({ start, end, message: say`Root module "${nameOf(module)}" keeps its state ${where}.` });
  },
  fixSafety: 'review',
  fix(file, _problem, { text, workspace }) {
    const module = workspace.terraformModule(file.directory);
    if (!module) return undefined;
    const { blocks, backends } = terraformSettings(file);
    const backend = suggestedBackend(module);
    const lines = backendLines(backend);
    const [local] = backends;
    // A local backend elsewhere would stay beside the new one.
    if (!local && module.files.some((member) => terraformSettings(member).backends.length > 0)) return undefined;
    const edit = local ? replaceBlock(local, lines, text) : addBackend(blocks[0], firstBlockOf(file), lines, text);
    return edit && { title: say`Keep the state in a shared backend (${backend.type})`, safety: 'review', edits: [edit] };
  },
  rationale:
    'State in a local file exists on one machine: nobody else can plan against it, two people can apply at once without noticing, and when the disk is gone nothing knows what was built. It also holds secrets in the clear. A shared backend with locking and encryption gives everybody, the pipeline included, the same picture.',
  how: [
    'Create the storage once, with versioning and encryption on, outside of this module.',
    'Name it in a `backend` block (or a `cloud` block) and turn locking on.',
    'Run `terraform init -migrate-state` or `tofu init -migrate-state` to move the existing state, then delete the local copy.',
  ],
  example: {
    language: 'hcl',
    bad: 'terraform {\n  backend "local" {\n    path = "terraform.tfstate"\n  }\n}\n',
    good: 'terraform {\n  backend "s3" {\n    bucket       = "shop-terraform-state"\n    key          = "production/terraform.tfstate"\n    region       = "eu-central-1"\n    encrypt      = true\n    use_lockfile = true\n  }\n}\n',
  },
  hoverOn: ['terraform.backend', 'terraform.cloud'],
  equivalents: {},
});

function addBackend(
  settings: HclBlock | undefined,
  first: HclBlock | undefined,
  lines: readonly Insertion[],
  text: string,
): Edit | undefined {
  if (settings) return addLast(settings, lines, text);
  const inner = lines.map((line) => ({ text: `  ${line.text}`, snippet: `  ${line.snippet}` }));
  return first && addTopLevel(first, [{ text: 'terraform {', snippet: 'terraform {' }, ...inner, { text: '}', snippet: '\\}' }], text);
}

/** undefined where a comment would be lost. */
function replaceBlock(block: HclBlock, lines: readonly Insertion[], text: string): Edit | undefined {
  if (/#|\/\/|\/\*/.test(text.slice(block.start, block.end).replace(/"[^"\n]*"/g, ''))) return undefined;
  const separator = lineBreakOf(text) + indentAt(text, block.start);
  const joined = lines.map((line) => line.text).join(separator);
  return { start: block.start, end: block.end, text: joined, snippet: lines.map((line) => line.snippet).join(escapeSnippet(separator)) };
}
