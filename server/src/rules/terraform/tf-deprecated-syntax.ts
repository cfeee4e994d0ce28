import { say } from '../../texts/texts.ts';
import { outdated } from './outdated.ts';
import type { Outdated } from './outdated.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { attributesIn, valuesIn } from '../../facts/terraform/walk.ts';

export const tfDeprecatedSyntax = defineRule({
  id: 'tf-deprecated-syntax',
  title: 'Outdated syntax',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'on',
  fixSafety: 'safe',
  family: 'terraform',
  subject: 'terraform-file',
  crossFile: false,
  severity: 'warning',
  options: { comments: { default: false, description: 'Also name comments that start with `//` instead of `#`.' } },
  check(file, { options }) {
    const found = attributesIn(file.blocks).flatMap(({ attribute }) =>
      valuesIn(attribute.value).flatMap((value) => outdated(value).slice(0, 1)),
    );
    const comments = options.comments
      ? file.slashComments.map(({ start }): Outdated => ({
          start,
          end: start + 2,
          text: '#',
          message: say`Comments start with # by convention.`,
        }))
      : [];
    const [first, ...rest] = [...found, ...comments];
    if (first) return unmet(first, ...rest);
    return file.blocks.length > 0 ? met : notApplicable;
  },
  fix(file, problem) {
    const found = attributesIn(file.blocks).flatMap(({ attribute }) => valuesIn(attribute.value).flatMap(outdated));
    const comment = file.slashComments.find(({ start }) => start === problem.start);
    const one =
      found.find(({ start, message }) => start === problem.start && message === problem.message) ??
      (comment ? { start: comment.start, end: comment.start + 2, text: '#' } : undefined);
    return (
      one && { title: say`Write it as it is written today`, safety: 'safe', edits: [{ start: one.start, end: one.end, text: one.text }] }
    );
  },
  rationale:
    'Syntax from before Terraform 0.12 still works, but reads as if it did something special: `"${var.x}"` turns nothing into a string that was not one, `list.0` hides that it is an index, `lookup` with two arguments fails just as an index does, and a comparison with `[]` is never true for sets and maps.',
  how: [
    'Write `var.x` instead of `"${var.x}"`, `list[0]` instead of `list.0`, `map["key"]` instead of `lookup(map, "key")`.',
    'Ask `length(list) == 0` instead of `list == []`.',
  ],
  example: { language: 'hcl', bad: 'output "name" {\n  value = "${var.name}"\n}\n', good: 'output "name" {\n  value = var.name\n}\n' },
  hoverOn: ['output.value'],
  equivalents: {
    tflint: [
      'terraform_deprecated_interpolation',
      'terraform_deprecated_index',
      'terraform_deprecated_lookup',
      'terraform_comment_syntax',
      'terraform_empty_list_equality',
    ],
  },
});
