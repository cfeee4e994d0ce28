import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isSet } from './values.ts';

export const ecrKms = resourceRule({
  id: 'ecr-kms',
  title: 'Registry without a key of your own',
  practice: 'technology/container-and-runtime-management/3/certificates-automated',
  category: 'security',
  default: 'optional',
  fixSafety: 'review',
  expects: [
    {
      on: ['aws_ecr_repository'],
      path: 'encryption_configuration.kms_key',
      wants: isSet,
      absent: 'unmet',
      says: english`is not encrypted with a key of its own`,
      set: '"arn:aws:kms:eu-central-1:123456789012:key/ecr"',
    },
  ],
  rationale:
    'ECR encrypts with a key of AWS. With a key of your own, access to images can be withdrawn, rotation is yours, and each use is on record. Changing it makes a new repository.',
  how: ['Make an `aws_kms_key` with rotation.', 'Set `encryption_type = "KMS"` and `kms_key`.'],
  bad: 'resource "aws_ecr_repository" "web" {\n  name = "web"\n}\n',
  good: 'resource "aws_ecr_repository" "web" {\n  name = "web"\n\n  encryption_configuration {\n    encryption_type = "KMS"\n    kms_key         = aws_kms_key.ecr.arn\n  }\n}\n',
  equivalents: { checkov: ['CKV_AWS_136'], trivy: ['AWS-0033'] },
});
