import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isSet } from './values.ts';

export const eksSecretsEncryption = resourceRule({
  id: 'eks-secrets-encryption',
  title: 'Secrets of the EKS cluster without a key of your own',
  practice: 'technology/security-and-policy/2/storage-encrypted',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['aws_eks_cluster'],
      path: 'encryption_config.provider.key_arn',
      wants: isSet,
      absent: 'unmet',
      says: english`does not encrypt its Secrets with a key of its own`,
      set: '"arn:aws:kms:eu-central-1:123456789012:key/eks"',
    },
  ],
  rationale:
    'With a key in KMS every use of it is on record, and withdrawing it closes the Secrets. From Kubernetes 1.28 on EKS encrypts API data with a key of AWS; a key of your own adds the control over it.',
  how: ['Make an `aws_kms_key` with rotation.', 'Add `encryption_config` with `resources = ["secrets"]` and the key.'],
  bad: 'resource "aws_eks_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "aws_eks_cluster" "main" {\n  name = "main"\n\n  encryption_config {\n    resources = ["secrets"]\n\n    provider {\n      key_arn = aws_kms_key.eks.arn\n    }\n  }\n}\n',
  equivalents: { checkov: ['CKV_AWS_58'], trivy: ['AWS-0039'] },
});
