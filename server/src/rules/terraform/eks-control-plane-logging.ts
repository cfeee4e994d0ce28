import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { holdsAll } from './values.ts';

export const eksControlPlaneLogging = resourceRule({
  id: 'eks-control-plane-logging',
  title: 'Logs of the EKS control plane incomplete',
  practice: 'process/audit-and-logs/2/strategy-written',
  category: 'operability',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['aws_eks_cluster'],
      path: 'enabled_cluster_log_types',
      wants: holdsAll('api', 'audit', 'authenticator', 'controllerManager', 'scheduler'),
      absent: 'unmet',
      says: english`does not log all of its control plane`,
      set: '["api", "audit", "authenticator", "controllerManager", "scheduler"]',
    },
  ],
  rationale:
    'The control plane of EKS logs nothing by itself. Without the audit log nobody can tell who changed what; the others explain why a Pod was not scheduled or a login failed.',
  how: ['List all five types in `enabled_cluster_log_types`.', 'Give the log group a retention period.'],
  bad: 'resource "aws_eks_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "aws_eks_cluster" "main" {\n  name                      = "main"\n  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]\n}\n',
  equivalents: { checkov: ['CKV_AWS_37'], trivy: ['AWS-0038'] },
});
