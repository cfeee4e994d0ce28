import { resourceRule } from './kit.ts';
import { literal } from './values.ts';

export const eksVersionUnsupported = resourceRule({
  id: 'eks-version-unsupported',
  title: 'EKS version out of support',
  practice: 'technology/application-patterns-and-refactoring/2/upgrade-routine',
  category: 'operability',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['aws_eks_cluster', 'aws_eks_node_group'],
      path: 'version',
      wants: (value) => literal(value, (one) => (/^1\.\d+$/.test(String(one)) ? Number(String(one).slice(2)) >= 33 : undefined)),
      absent: 'none',
      says: 'runs a Kubernetes version out of standard support',
      set: '"1.34"',
    },
  ],
  rationale:
    'EKS supports a version for 14 months; after that it costs several times as much and is upgraded by AWS in the end. Versions before 1.33 are past that date.',
  how: [
    'Read the release notes, and look for removed APIs in your manifests.',
    'Move one minor version at a time: control plane first, then add-ons, then nodes.',
  ],
  bad: 'resource "aws_eks_cluster" "main" {\n  name    = "main"\n  version = "1.27"\n}\n',
  good: 'resource "aws_eks_cluster" "main" {\n  name    = "main"\n  version = "1.34"\n}\n',
  equivalents: { checkov: ['CKV_AWS_339'] },
});
