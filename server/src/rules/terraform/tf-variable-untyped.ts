import { say } from '../../texts/texts.ts';
import { withAttribute } from './with-attribute.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { attributeOf, isOverride } from '../../facts/terraform/read.ts';
import { isForTrial } from './module.ts';

export const tfVariableUntyped = defineRule({
  id: 'tf-variable-untyped',
  title: 'Variable without a type',
  practice: 'technology/architecture-and-solution-design/2/approved-modules',
  category: 'operability',
  default: 'on',
  fixSafety: 'review',
  family: 'terraform',
  subject: 'terraform-block',
  crossFile: false,
  severity: 'warning',
  check({ block, file }) {
    if (block.type !== 'variable' || isOverride(file.uri) || isForTrial(file.directory)) return notApplicable;
    if (attributeOf(block, 'type')) return met;
    if (block.damaged) return unknown;
    const { start, end } = block.headerSpan;
    return unmet({ start, end, message: say`Variable "${block.labels[0] ?? ''}" has no type.` });
  },
  fix({ block }, _problem, { text }) {
    const usual = attributeOf(block, 'default')?.value;
    const type =
      usual?.kind === 'list'
        ? 'list(string)'
        : usual?.kind === 'object'
          ? 'map(string)'
          : usual?.kind === 'literal' && typeof usual.value === 'boolean'
            ? 'bool'
            : usual?.kind === 'literal' && typeof usual.value === 'number'
              ? 'number'
              : 'string';
    const edits = withAttribute(block, 'type', { text: type, snippet: `\${1:${type}}` }, text);
    return edits && { title: say`Add the type`, safety: 'review', edits };
  },
  rationale:
    'Without a type any value is taken, and a wrong one shows deep in a plan as an error about something else. A type is checked when the value is given, and tells callers what is asked for. Folders of examples and tests are not judged.',
  how: ['Add `type`, as narrow as the module needs it: `number`, `list(string)`, `object({ … })`.'],
  example: {
    language: 'hcl',
    bad: 'variable "region" {\n  description = "Where everything runs."\n}\n',
    good: 'variable "region" {\n  description = "Where everything runs."\n  type        = string\n}\n',
  },
  hoverOn: ['variable.type'],
  equivalents: { tflint: ['terraform_typed_variables'] },
});
