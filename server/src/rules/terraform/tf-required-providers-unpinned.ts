import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import type { TerraformFile } from '../../facts/terraform/types.ts';
import type { TerraformModule } from '../../workspace/view.ts';
import { isForTrial, isWhole, saidInTree } from './module.ts';
import { addLast, addTopLevel } from './edits.ts';
import { providersUsed, requiredProviders, suggestedConstraint } from './providers.ts';
import { indentAt, lineBreakOf } from './text.ts';

export const tfRequiredProvidersUnpinned = defineRule({
  id: 'tf-required-providers-unpinned',
  title: 'Provider without source or version',
  practice: 'technology/platforms-and-infrastructure/1/same-modules',
  category: 'supply-chain',
  default: 'on',
  fixSafety: 'review',
  family: 'terraform',
  subject: 'terraform-file',
  crossFile: true,
  severity: 'warning',
  check(file, { workspace }) {
    const module = workspace.terraformModule(file.directory);
    if (!module) return unknown;
    if (!module.files.includes(file) || isForTrial(file.directory)) return notApplicable;
    const entries = requiredProviders(file);
    const problems: Problem[] = entries.flatMap(({ name, nameSpan, value }) => {
      if (isPinned(value)) return [];
      return [{ start: nameSpan.start, end: nameSpan.end, message: say`Provider "${name}" is required without a version.` }];
    });
    const named = new Set(module.files.flatMap((one) => requiredProviders(one).map(({ name }) => name)));
    if (isWhole(module)) {
      for (const [name, block] of providersUsed(file)) {
        const first = module.files.find((one) => providersUsed(one).has(name)) === file;
        const { start, end } = block.headerSpan;
        const above = (caller: TerraformModule): boolean => caller.files.some((one) => pins(one, name));
        if (!named.has(name) && first && !saidInTree(module, workspace, above))
          problems.push({ start, end, message: say`Provider "${name}" is used, but required_providers does not name it.` });
      }
    }
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return entries.length > 0 || providersUsed(file).size > 0 ? met : notApplicable;
  },
  fix(file, problem, { text }) {
    const entry = requiredProviders(file).find(({ nameSpan }) => nameSpan.start === problem.start);
    const name = entry?.name ?? /"([^"]+)"/.exec(problem.message)?.[1];
    if (name === undefined) return undefined;
    const version = suggestedConstraint(name);
    if (version === undefined) return undefined;
    const snippet = `"\${1:${version}}"`;
    if (entry) {
      const { value } = entry;
      const last = value.kind === 'object' ? value.entries.at(-1) : undefined;
      if (!last?.keySpan) return undefined;
      const lineBreak = text.slice(value.start, value.end).includes('\n') ? lineBreakOf(text) + indentAt(text, last.keySpan.start) : ', ';
      const head = `${lineBreak}version = `;
      return {
        title: say`Add the version`,
        safety: 'review',
        edits: [{ start: last.value.end, end: last.value.end, text: `${head}"${version}"`, snippet: head + snippet }],
      };
    }
    const settings = file.blocks.find(({ type }) => type === 'terraform');
    const list = settings?.blocks.find(({ type }) => type === 'required_providers');
    const lines = [
      { text: `${name} = {`, snippet: `${name} = {` },
      { text: `  source  = "hashicorp/${name}"`, snippet: `  source  = "\${2:hashicorp/${name}}"` },
      { text: `  version = "${version}"`, snippet: `  version = ${snippet}` },
      { text: '}', snippet: '\\}' },
    ];
    const inner = (step: string): { text: string; snippet: string }[] =>
      lines.map((line) => ({ text: step + line.text, snippet: step + line.snippet }));
    const open = (head: string): { text: string; snippet: string } => ({ text: head, snippet: head });
    const close = (step: string): { text: string; snippet: string } => ({ text: `${step}}`, snippet: `${step}\\}` });
    const wrapped = [open('required_providers {'), ...inner('  '), close('')];
    const first = file.blocks[0];
    const edit = list
      ? addLast(list, lines, text)
      : settings
        ? addLast(settings, wrapped, text)
        : first &&
          addTopLevel(first, [open('terraform {'), open('  required_providers {'), ...inner('    '), close('  '), close('')], text);
    return edit && { title: say`Require the provider "${name}"`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Without a constraint every `init` on a new machine takes the newest provider there is, and two environments end up with two of them. `required_providers` says where a provider comes from and which releases the code is made for. What a module requires that is called here, or what all callers require, holds for the modules beside it as well.',
  how: [
    'Look up the release in use with `terraform providers` or `tofu providers`.',
    'Add the provider to `required_providers` with `source` and `version`.',
  ],
  example: {
    language: 'hcl',
    bad: 'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n',
    good: 'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 6.0"\n    }\n  }\n}\n',
  },
  hoverOn: ['terraform.required_providers'],
  equivalents: { tflint: ['terraform_required_providers'] },
});

function pins(file: TerraformFile, provider: string): boolean {
  return requiredProviders(file).some(({ name, value }) => name === provider && isPinned(value));
}

/** `aws = "~> 5.0"` is the older form. */
function isPinned(value: HclValue): boolean {
  if (value.kind === 'object')
    return value.entries.some(({ key }) => key === 'version' || key === undefined || key === 'configuration_aliases');
  return true;
}
