import { terraformSettings } from '../../facts/terraform/read.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { addFirst, addTopLevel } from './edits.ts';
import type { TerraformModule } from '../../workspace/view.ts';
import { firstBlockOf, isForTrial, isWhole, moduleSpan, nameOf, saidInTree } from './module.ts';

const suggestion = { text: 'required_version = ">= 1.6"', snippet: 'required_version = "${1:>= 1.6}"' };

function statesVersion({ files }: TerraformModule): boolean {
  return files.some((member) => terraformSettings(member).requiredVersions.some(({ value }) => !isEmpty(value)));
}

export const tfRequiredVersionMissing = defineRule({
  id: 'tf-required-version-missing',
  title: 'Terraform or OpenTofu version not stated',
  family: 'terraform',
  practice: 'technology/platforms-and-infrastructure/1/same-modules',
  category: 'supply-chain',
  default: 'on',
  subject: 'terraform-file',
  crossFile: true,
  severity: 'warning',
  check(file, { workspace }) {
    const module = workspace.terraformModule(file.directory);
    if (!module) return unknown;
    if (module.anchor.uri !== file.uri || isForTrial(file.directory) || module.files.every(({ blocks }) => blocks.length === 0))
      return notApplicable;
    if (statesVersion(module) || saidInTree(module, workspace, statesVersion)) return met;
    if (!isWhole(module)) return unknown;
    const empty = terraformSettings(file).requiredVersions[0]?.value;
    const { start, end } = empty ?? moduleSpan(file);
    return unmet({
      start,
      end,
      message: say`Module "${nameOf(module)}" does not say which versions of Terraform or OpenTofu it is made for.`,
    });
  },
  fixSafety: 'review',
  fix(file, _problem, { text }) {
    const title = say`Add required_version`;
    const { blocks, requiredVersions } = terraformSettings(file);
    const [block] = blocks;
    const [empty] = requiredVersions;
    if (empty) {
      return {
        title,
        safety: 'review',
        edits: [{ start: empty.value.start, end: empty.value.end, text: '">= 1.6"', snippet: '"${1:>= 1.6}"' }],
      };
    }
    const first = firstBlockOf(file);
    const indented = { text: `  ${suggestion.text}`, snippet: `  ${suggestion.snippet}` };
    const edit = block
      ? addFirst(block, [suggestion], text)
      : first && addTopLevel(first, [{ text: 'terraform {', snippet: 'terraform {' }, indented, { text: '}', snippet: '\\}' }], text);
    return edit && { title, safety: 'review', edits: [edit] };
  },
  rationale:
    'The same code can plan differently under another release of the tool, and state written by a newer one cannot be read by an older one. `required_version` stops the wrong release before it touches anything, on every machine and in the pipeline. It belongs in shared modules too: there it says from which release on they work. What a module states that is called here, or what all callers state, holds for the modules beside it as well.',
  how: [
    'Run `terraform version` or `tofu version` where the module is applied.',
    'Add `required_version` to the `terraform` block: `~> 1.9.0` where it is applied, `>= 1.6` in a shared module.',
    'Use the same release in the pipeline, for instance with a version file that both read.',
  ],
  example: {
    language: 'hcl',
    bad: 'terraform {\n  required_providers {\n    helm = {\n      source = "hashicorp/helm"\n    }\n  }\n}\n',
    good: 'terraform {\n  required_version = "~> 1.9.0"\n\n  required_providers {\n    helm = {\n      source = "hashicorp/helm"\n    }\n  }\n}\n',
  },
  hoverOn: ['terraform.required_version'],
  equivalents: { tflint: ['terraform_required_version'] },
});

function isEmpty(value: HclValue): boolean {
  return value.kind === 'literal' && (value.value === null || value.value === '');
}
