import { english, say } from '../../texts/texts.ts';
import { problemAt, resourceRule } from './kit.ts';
import { unmet } from '../rule.ts';

const types: readonly string[] = ['aws_iam_user_policy', 'aws_iam_user_policy_attachment'];

export const iamUserPolicy = resourceRule({
  id: 'iam-user-policy',
  title: 'Policy given to a user',
  practice: 'technology/platforms-and-infrastructure/2/roles-fitted',
  category: 'security',
  default: 'on',
  fixSafety: null,
  types,
  expects: [
    {
      on: ['aws_iam_policy_attachment'],
      path: 'users',
      wants: (value) => (value.kind === 'list' ? value.items.length === 0 : undefined),
      absent: 'met',
      says: english`attaches a policy to users`,
    },
  ],
  hoverOn: ['aws_iam_user_policy.user', 'aws_iam_user_policy_attachment.user'],
  inspect(judged) {
    const [place] = judged.look('user');
    return unmet(problemAt(judged, place?.span ?? judged.header, say`gives rights to a user directly`));
  },
  rationale:
    'Rights that hang on single users are lost sight of: nobody sees who may do what, and they stay when people change teams. Groups and roles carry rights that can be reviewed in one place.',
  how: ['Attach the policy to a group or a role.', 'For programs use a role that they assume, without keys of their own.'],
  bad: 'resource "aws_iam_user_policy" "deploy" {\n  user   = "deploy"\n  policy = "{}"\n}\n',
  good: 'resource "aws_iam_group_policy" "deploy" {\n  group  = "deploy"\n  policy = "{}"\n}\n',
  equivalents: { checkov: ['CKV_AWS_40'], trivy: ['AWS-0143'] },
});
