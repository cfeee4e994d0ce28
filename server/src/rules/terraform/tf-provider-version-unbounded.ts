import { say } from '../../texts/texts.ts';
import { textOf } from './values.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { memberOf } from '../../facts/terraform/evaluate.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import type { TerraformFile } from '../../facts/terraform/types.ts';
import { isForTrial } from './module.ts';
import { requiredProviders } from './providers.ts';

export const tfProviderVersionUnbounded = defineRule({
  id: 'tf-provider-version-unbounded',
  title: 'Provider version without an upper bound',
  practice: 'technology/platforms-and-infrastructure/2/shared-state',
  category: 'supply-chain',
  default: 'on',
  fixSafety: 'safe',
  family: 'terraform',
  subject: 'terraform-file',
  crossFile: true,
  severity: 'warning',
  check(file, { workspace }) {
    const module = workspace.terraformModule(file.directory);
    if (!module) return unknown;
    const versions = versionsIn(file);
    if (!module.root || isForTrial(file.directory) || versions.length === 0) return notApplicable;
    const [first, ...rest] = versions.flatMap(({ name, value }): Problem[] =>
      unbounded(value)
        ? [
            {
              start: value.start,
              end: value.end,
              message: say`Provider "${name}" may be of any later release, the next major one included.`,
            },
          ]
        : [],
    );
    return first ? unmet(first, ...rest) : met;
  },
  fix(file, problem) {
    const found = versionsIn(file).find(({ value }) => value.start === problem.start);
    const constraint = textOf(found?.value);
    const major = constraint === undefined ? undefined : /(?<![\d.])(\d+)(?:\.\d+)*\s*$/.exec(constraint)?.[1];
    if (!found || constraint === undefined || major === undefined) return undefined;
    return {
      title: say`Keep to the major release`,
      safety: 'safe',
      edits: [{ start: found.value.start, end: found.value.end, text: `"${constraint.trim()}, < ${String(Number(major) + 1)}.0"` }],
    };
  },
  rationale:
    'A constraint such as `>= 5.0` also takes version 6, 7 and so on, whose breaking changes then arrive with the next `init -upgrade`. Only root modules are judged: a shared module does well to leave the upper end to its callers.',
  how: ['Write `~> 5.31`, or add an upper bound: `>= 5.31, < 6.0`.', 'Move to the next major release by a change of its own.'],
  example: {
    language: 'hcl',
    bad: 'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = ">= 5.31"\n    }\n  }\n}\n\nprovider "aws" {}\n',
    good: 'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 5.31"\n    }\n  }\n}\n\nprovider "aws" {}\n',
  },
  hoverOn: ['terraform.required_providers'],
  equivalents: {},
});

function versionsIn(file: TerraformFile): readonly { readonly name: string; readonly value: HclValue }[] {
  return requiredProviders(file).flatMap(({ name, value }) => {
    const version = value.kind === 'object' ? memberOf(value, 'version') : value;
    return version ? [{ name, value: version }] : [];
  });
}

function unbounded(value: HclValue): boolean {
  const parts =
    textOf(value)
      ?.split(',')
      .map((part) => part.trim()) ?? [];
  return parts.length > 0 && parts.every((part) => /^>=?\s*\d/.test(part));
}
