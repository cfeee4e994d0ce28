import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { literal } from './values.ts';

/**
 * The oldest minor version in standard support, as of 2026-11-21: 1.33 left it on 2026-07-29, 1.34 stays until 2026-12-02, 1.35 until 2027-03-27.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html, in the copy of 2026-04-24 at
 * https://aws-samples.github.io/sample-apex-skills/docs/skills/eks-operation-review/references/cluster-lifecycle
 */
const oldestSupported = 34;

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
      wants: (value) =>
        literal(value, (one) => (/^1\.\d+$/.test(String(one)) ? Number(String(one).slice(2)) >= oldestSupported : undefined)),
      absent: 'none',
      says: english`runs a Kubernetes version out of standard support`,
      set: '"1.35"',
    },
  ],
  rationale:
    'EKS supports a version for 14 months; after that it costs several times as much and is upgraded by AWS in the end. Versions before 1.34 are past that date.',
  how: [
    'Read the release notes, and look for removed APIs in your manifests.',
    'Move one minor version at a time: control plane first, then add-ons, then nodes.',
  ],
  bad: 'resource "aws_eks_cluster" "main" {\n  name    = "main"\n  version = "1.27"\n}\n',
  good: 'resource "aws_eks_cluster" "main" {\n  name    = "main"\n  version = "1.35"\n}\n',
  equivalents: { checkov: ['CKV_AWS_339'] },
});
