import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isFalse } from './values.ts';

export const eksPublicEndpoint = resourceRule({
  id: 'eks-public-endpoint',
  title: 'EKS endpoint open to the Internet',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['aws_eks_cluster'],
      path: 'vpc_config.endpoint_public_access',
      wants: isFalse,
      absent: 'unmet',
      when: (judged) => judged.look('vpc_config.public_access_cidrs').every(({ state }) => state === 'absent'),
      says: english`has a public endpoint`,
      set: 'false',
    },
  ],
  rationale:
    'The API server of an EKS cluster is public unless told otherwise, so every stolen credential works from anywhere. A public endpoint that is limited to named ranges is for another rule to judge.',
  how: [
    'Set `endpoint_private_access = true` and reach the cluster through a VPN or a bastion.',
    'Set `endpoint_public_access = false`, or limit it with `public_access_cidrs`.',
  ],
  bad: 'resource "aws_eks_cluster" "main" {\n  name = "main"\n\n  vpc_config {\n    endpoint_public_access = true\n  }\n}\n',
  good: 'resource "aws_eks_cluster" "main" {\n  name = "main"\n\n  vpc_config {\n    endpoint_private_access = true\n    endpoint_public_access  = false\n  }\n}\n',
  equivalents: { checkov: ['CKV_AWS_39'], trivy: ['AWS-0040'] },
});
