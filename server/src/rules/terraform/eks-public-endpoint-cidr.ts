import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { anywhere, lacks, textOf } from './values.ts';

export const eksPublicEndpointCidr = resourceRule({
  id: 'eks-public-endpoint-cidr',
  title: 'EKS endpoint open to every address',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['aws_eks_cluster'],
      path: 'vpc_config.public_access_cidrs',
      wants: lacks(anywhere),
      absent: 'unmet',
      when: (judged) =>
        judged.look('vpc_config.endpoint_public_access').every(({ value, state }) => state !== 'unknown' && textOf(value) !== 'false'),
      says: english`answers every address at its public endpoint`,
      set: '["203.0.113.0/24"]',
    },
  ],
  rationale:
    'A public endpoint takes requests from the whole Internet unless ranges are named. A flaw in the API server, or one leaked token, is then enough.',
  how: ['List the ranges of offices, VPN and pipelines in `public_access_cidrs`.', 'Better, switch the public endpoint off.'],
  bad: 'resource "aws_eks_cluster" "main" {\n  name = "main"\n\n  vpc_config {\n    endpoint_public_access = true\n  }\n}\n',
  good: 'resource "aws_eks_cluster" "main" {\n  name = "main"\n\n  vpc_config {\n    endpoint_public_access = true\n    public_access_cidrs    = ["203.0.113.0/24"]\n  }\n}\n',
  equivalents: { checkov: ['CKV_AWS_38'], trivy: ['AWS-0041'] },
});
