import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isSet } from './values.ts';

export const eksNodeSshOpen = resourceRule({
  id: 'eks-node-ssh-open',
  title: 'SSH to EKS nodes open to every address',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['aws_eks_node_group'],
      path: 'remote_access.source_security_group_ids',
      wants: isSet,
      absent: 'unmet',
      when: (judged) => judged.look('remote_access.ec2_ssh_key').some(({ state }) => state !== 'absent'),
      says: english`opens SSH on its nodes to every address`,
      set: '["sg-0123456789abcdef0"]',
    },
  ],
  rationale: 'With an SSH key and no security group, EKS opens port 22 of the nodes to the Internet.',
  how: [
    'Leave `remote_access` out and use the session manager.',
    'Else name the security groups that may connect in `source_security_group_ids`.',
  ],
  bad: 'resource "aws_eks_node_group" "main" {\n  cluster_name = "main"\n\n  remote_access {\n    ec2_ssh_key = "ops"\n  }\n}\n',
  good: 'resource "aws_eks_node_group" "main" {\n  cluster_name = "main"\n}\n\nresource "aws_eks_node_group" "limited" {\n  remote_access {\n    ec2_ssh_key               = "ops"\n    source_security_group_ids = [aws_security_group.bastion.id]\n  }\n}\n',
  equivalents: { checkov: ['CKV_AWS_100'] },
});
