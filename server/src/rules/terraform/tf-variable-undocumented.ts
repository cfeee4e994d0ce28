import { say } from '../../texts/texts.ts';
import { withAttribute } from './with-attribute.ts';
import { textOf } from './values.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { attributeOf, isOverride } from '../../facts/terraform/read.ts';
import { isForTrial } from './module.ts';

export const tfVariableUndocumented = defineRule({
  id: 'tf-variable-undocumented',
  title: 'Variable or output without a description',
  practice: 'people/upskilling/4/docs-beside-code',
  category: 'operability',
  default: 'on',
  fixSafety: 'review',
  family: 'terraform',
  subject: 'terraform-block',
  crossFile: false,
  severity: 'warning',
  check({ block, file }) {
    if ((block.type !== 'variable' && block.type !== 'output') || isOverride(file.uri) || isForTrial(file.directory)) return notApplicable;
    const description = attributeOf(block, 'description')?.value;
    if (description && textOf(description) !== '') return met;
    if (block.damaged) return unknown;
    const { start, end } = description ?? block.headerSpan;
    return unmet({
      start,
      end,
      message:
        block.type === 'variable'
          ? say`Variable "${block.labels[0] ?? ''}" has no description.`
          : say`Output "${block.labels[0] ?? ''}" has no description.`,
    });
  },
  fix({ block }, _problem, { text }) {
    const words = (block.labels[0] ?? '').replaceAll('_', ' ');
    const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
    const snippet = `"\${1:${sentence}}"`;
    const empty = attributeOf(block, 'description')?.value;
    const edits = empty
      ? ([{ start: empty.start, end: empty.end, text: `"${sentence}"`, snippet }] as const)
      : withAttribute(block, 'description', { text: `"${sentence}"`, snippet }, text);
    return edits && { title: say`Add a description`, safety: 'review', edits };
  },
  rationale:
    'Descriptions are what registries, `terraform-docs` and editors show of a module. Where they are missing, a caller has to read the code to learn what an input does. Folders of examples and tests are not judged.',
  how: ['Add `description`: what the value means, its unit, and what happens when it is left out.'],
  example: {
    language: 'hcl',
    bad: 'variable "region" {\n  type = string\n}\n',
    good: 'variable "region" {\n  type        = string\n  description = "Where everything runs."\n}\n',
  },
  hoverOn: ['variable.description', 'output.description'],
  equivalents: { tflint: ['terraform_documented_variables', 'terraform_documented_outputs'] },
});
