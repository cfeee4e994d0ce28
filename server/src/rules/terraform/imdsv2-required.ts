import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { oneOf, textOf } from './values.ts';

export const imdsv2Required = resourceRule({
  id: 'imdsv2-required',
  title: 'Old metadata service of instances not closed',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['aws_instance', 'aws_launch_template', 'aws_launch_configuration'],
      path: 'metadata_options.http_tokens',
      wants: oneOf('required'),
      absent: 'unmet',
      when: (judged) =>
        !judged.isWritten('launch_template') &&
        judged.look('metadata_options.http_endpoint').every(({ value }) => textOf(value) !== 'disabled'),
      says: english`answers metadata requests without a token`,
      set: '"required"',
    },
  ],
  rationale:
    'The first version of the metadata service gives the credentials of the machine to any request, also to one that a web application was tricked into. With `http_tokens = "required"` a token has to be fetched first, which such requests cannot do.',
  how: ['Set `metadata_options { http_tokens = "required" }`.', 'Update SDKs and agents from before 2020 first.'],
  bad: 'resource "aws_instance" "runner" {\n  instance_type = "t3.small"\n}\n',
  good: 'resource "aws_instance" "runner" {\n  instance_type = "t3.small"\n\n  metadata_options {\n    http_tokens = "required"\n  }\n}\n',
  equivalents: { checkov: ['CKV_AWS_79'], trivy: ['AWS-0028', 'AWS-0130'] },
});
