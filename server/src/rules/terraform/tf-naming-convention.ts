import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';

export const tfNamingConvention = defineRule({
  id: 'tf-naming-convention',
  title: 'Name not in snake case',
  practice: 'technology/architecture-and-solution-design/2/approved-modules',
  category: 'operability',
  default: 'optional',
  fixSafety: null,
  family: 'terraform',
  subject: 'terraform-file',
  crossFile: false,
  severity: 'warning',
  check(file) {
    const named = file.blocks.filter(({ type }) => /^(?:resource|data|module|variable|output|ephemeral)$/.test(type));
    const [first, ...rest] = named.flatMap(({ type, labels, headerSpan: { start, end } }): Problem[] => {
      const name = labels.at(-1);
      return name === undefined || /^[a-z_][a-z0-9_]*$/.test(name)
        ? []
        : [{ start, end, message: say`The name of ${type} "${name}" is not in snake case.` }];
    });
    if (first) return unmet(first, ...rest);
    return named.length > 0 ? met : notApplicable;
  },
  rationale:
    'Names with one spelling are found by search and read alike in every module. Terraform itself uses lower case and underscores for types and arguments; names that follow it do not stand out in expressions.',
  how: ['Rename the block, and add a `moved` block so that nothing is destroyed.', 'Adapt the references; for variables also the callers.'],
  example: {
    language: 'hcl',
    bad: 'resource "aws_s3_bucket" "Logs-Bucket" {\n  bucket = "logs"\n}\n',
    good: 'resource "aws_s3_bucket" "logs_bucket" {\n  bucket = "logs"\n}\n',
  },
  hoverOn: ['resource.name'],
  equivalents: { tflint: ['terraform_naming_convention'] },
});
