import { say } from '../../texts/texts.ts';
import { problemAt, resourceRule } from './kit.ts';
import { isPublicPrincipal, statementsOf } from './policies.ts';
import { met, unknown, unmet } from '../rule.ts';

export const ecrPublicPolicy = resourceRule({
  id: 'ecr-public-policy',
  title: 'Registry policy for everybody',
  practice: 'technology/security-and-policy/2/source-and-automation-access',
  category: 'security',
  default: 'on',
  fixSafety: null,
  types: ['aws_ecr_repository_policy', 'aws_ecr_registry_policy'],
  hoverOn: ['aws_ecr_repository_policy.policy'],
  inspect(judged) {
    const policy = statementsOf(judged.look('policy')[0]?.value);
    if (!policy) return unknown;
    const open = policy.statements.find(({ allows, principal, condition }) => allows && !condition && isPublicPrincipal(principal));
    if (open) return unmet(problemAt(judged, open.principal ?? judged.header, say`lets every AWS account in`));
    return policy.complete ? met : unknown;
  },
  rationale: 'The principal `*` stands for every account there is: all can pull, and with the wrong action also push.',
  how: ['Name accounts or roles as principals, or add a condition on `aws:PrincipalOrgID`.'],
  bad: 'resource "aws_ecr_repository_policy" "web" {\n  repository = "web"\n  policy = jsonencode({\n    Statement = [{\n      Effect    = "Allow"\n      Principal = "*"\n      Action    = "ecr:BatchGetImage"\n    }]\n  })\n}\n',
  good: 'resource "aws_ecr_repository_policy" "web" {\n  repository = "web"\n  policy = jsonencode({\n    Statement = [{\n      Effect    = "Allow"\n      Principal = { AWS = "arn:aws:iam::123456789012:root" }\n      Action    = "ecr:BatchGetImage"\n    }]\n  })\n}\n',
  equivalents: { checkov: ['CKV_AWS_32'], trivy: ['AWS-0032'] },
});
