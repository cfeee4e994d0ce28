import { english, say } from '../../texts/texts.ts';
import { allowedIn, policyPaths } from './iam.ts';
import { problemAt, resourceRule } from './kit.ts';
import { matches } from './values.ts';

const attachments: readonly string[] = [
  'aws_iam_role_policy_attachment',
  'aws_iam_user_policy_attachment',
  'aws_iam_group_policy_attachment',
  'aws_iam_policy_attachment',
];

export const iamWildcard = resourceRule({
  id: 'iam-wildcard',
  title: 'Policy that allows everything',
  practice: 'technology/platforms-and-infrastructure/2/roles-fitted',
  category: 'security',
  default: 'on',
  fixSafety: null,
  types: [...policyPaths.keys(), ...attachments],
  expects: [
    {
      on: attachments,
      path: 'policy_arn',
      wants: matches(/^(?!.*:policy\/AdministratorAccess$)/),
      absent: 'none',
      says: english`attaches full access to the whole account`,
    },
  ],
  hoverOn: [...policyPaths].map(([type, path]) => `${type}.${path}`),
  inspect: (judged) =>
    allowedIn(judged, ({ actions, notActions, resources, condition }) => {
      if (condition) return [];
      const everywhere = resources.items.some(({ text }) => text === '*');
      const wide = actions.items.find(({ text }) => text === '*' || text === '*:*');
      if (wide) return [problemAt(judged, wide, say`allows every action`)];
      const [excepted] = notActions.items;
      if (everywhere && excepted) return [problemAt(judged, excepted, say`allows every action but a few, on everything`)];
      const service = actions.items.find(({ text }) => text.endsWith(':*'));
      return everywhere && service ? [problemAt(judged, service, say`allows ${service.text} on every resource`)] : [];
    }),
  rationale:
    'A wildcard grants what nobody asked for, and whoever takes over the role gets all of it. Judged is what allows every action, or every action of a service on every resource, without a condition.',
  how: [
    'List the actions that are called; the access advisor and CloudTrail tell which.',
    'Name the resources by their ARN, or add a condition.',
  ],
  bad: 'resource "aws_iam_policy" "deploy" {\n  policy = jsonencode({\n    Statement = [{\n      Effect   = "Allow"\n      Action   = "s3:*"\n      Resource = "*"\n    }]\n  })\n}\n',
  good: 'resource "aws_iam_policy" "deploy" {\n  policy = jsonencode({\n    Statement = [{\n      Effect   = "Allow"\n      Action   = ["s3:GetObject", "s3:PutObject"]\n      Resource = "arn:aws:s3:::deploy/*"\n    }]\n  })\n}\n',
  equivalents: {
    checkov: ['CKV_AWS_1', 'CKV_AWS_49', 'CKV_AWS_62', 'CKV_AWS_63', 'CKV_AWS_355', 'CKV_AWS_356', 'CKV2_AWS_40'],
    trivy: ['AWS-0057', 'AWS-0345'],
  },
});
