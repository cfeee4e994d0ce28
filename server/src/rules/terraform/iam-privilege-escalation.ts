import { say } from '../../texts/texts.ts';
import { allowedIn, policyPaths } from './iam.ts';
import { problemAt, resourceRule } from './kit.ts';

/** Each of these on any resource is enough to become somebody else, or to give oneself any right. */
const ladders =
  /^iam:(?:CreatePolicyVersion|SetDefaultPolicyVersion|Attach(?:User|Group|Role)Policy|Put(?:User|Group|Role)Policy|AddUserToGroup|UpdateAssumeRolePolicy|CreateAccessKey|CreateLoginProfile|UpdateLoginProfile|PassRole|\*)$/i;

export const iamPrivilegeEscalation = resourceRule({
  id: 'iam-privilege-escalation',
  title: 'Policy that lets its holder gain rights',
  practice: 'technology/platforms-and-infrastructure/2/roles-fitted',
  category: 'security',
  default: 'on',
  fixSafety: null,
  types: [...policyPaths.keys()],
  hoverOn: [...policyPaths].map(([type, path]) => `${type}.${path}`),
  inspect: (judged) =>
    allowedIn(judged, ({ actions, resources, condition }) => {
      if (condition || !resources.items.some(({ text }) => text === '*')) return [];
      const found = actions.items.find(({ text }) => ladders.test(text));
      return found ? [problemAt(judged, found, say`allows ${found.text} on everything, by which its holder can gain any right`)] : [];
    }),
  rationale:
    'Whoever may write policies, make keys for other users or pass any role to a service has every right in the account, whatever else the policy says. Restricted to named resources, these actions are ordinary.',
  how: [
    'Name the roles, users or policies in `Resource`.',
    'For `iam:PassRole` add the condition `iam:PassedToService`.',
    'Set a permissions boundary where a pipeline has to create roles.',
  ],
  bad: 'resource "aws_iam_policy" "deploy" {\n  policy = jsonencode({\n    Statement = [{\n      Effect   = "Allow"\n      Action   = ["iam:PassRole"]\n      Resource = "*"\n    }]\n  })\n}\n',
  good: 'resource "aws_iam_policy" "deploy" {\n  policy = jsonencode({\n    Statement = [{\n      Effect   = "Allow"\n      Action   = ["iam:PassRole"]\n      Resource = "arn:aws:iam::123456789012:role/shop-*"\n    }]\n  })\n}\n',
  equivalents: { checkov: ['CKV_AWS_110', 'CKV_AWS_286', 'CKV_AWS_287', 'CKV_AWS_288', 'CKV_AWS_289', 'CKV_AWS_290'] },
});
