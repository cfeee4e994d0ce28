import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import type { Judged } from './kit.ts';
import { isSet } from './values.ts';
import type { HclBlock } from '../../syntax/hcl/tree.ts';

const aws: readonly string[] = [
  'aws_db_instance',
  'aws_ebs_volume',
  'aws_ecr_repository',
  'aws_ecs_cluster',
  'aws_eks_cluster',
  'aws_eks_node_group',
  'aws_elasticache_cluster',
  'aws_instance',
  'aws_lambda_function',
  'aws_lb',
  'aws_nat_gateway',
  'aws_rds_cluster',
  'aws_s3_bucket',
  'aws_vpc',
];
const azure: readonly string[] = [
  'azurerm_container_registry',
  'azurerm_kubernetes_cluster',
  'azurerm_resource_group',
  'azurerm_storage_account',
  'azurerm_virtual_network',
];
const google: readonly string[] = ['google_compute_disk', 'google_compute_instance', 'google_storage_bucket'];

function hasDefaultTags({ resource, scope }: Judged): boolean {
  const provider = resource.type.split('_')[0] ?? '';
  const name = provider === 'aws' ? 'default_tags' : 'default_labels';
  return scope.blocks('provider').some((block) => block.labels[0] === provider && writes(block, name));
}

function writes({ attributes, blocks }: HclBlock, name: string): boolean {
  return attributes.some((one) => one.name === name) || blocks.some(({ type }) => type === name);
}

export const tfTagsMissing = resourceRule({
  id: 'tf-tags-missing',
  title: 'Resource without tags or labels',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/3/finops-practice',
  category: 'efficiency',
  default: 'optional',
  fixSafety: 'review',
  expects: [
    {
      on: aws,
      path: 'tags',
      wants: isSet,
      absent: 'unmet',
      when: (judged) => !hasDefaultTags(judged),
      says: english`has no tags`,
      set: '{ owner = "team" }',
    },
    { on: azure, path: 'tags', wants: isSet, absent: 'unmet', says: english`has no tags`, set: '{ owner = "team" }' },
    {
      on: ['google_container_cluster'],
      path: 'resource_labels',
      wants: isSet,
      absent: 'unmet',
      when: (judged) => !hasDefaultTags(judged),
      says: english`has no labels`,
      set: '{ owner = "team" }',
    },
    {
      on: google,
      path: 'labels',
      wants: isSet,
      absent: 'unmet',
      when: (judged) => !hasDefaultTags(judged),
      says: english`has no labels`,
      set: '{ owner = "team" }',
    },
  ],
  rationale:
    'Bills are split by tags and labels; what has none lands on nobody. Tags that a provider puts on everything (`default_tags`, `default_labels`) count for all its resources.',
  how: [
    'Set `default_tags` (AWS) or `default_labels` (Google) in the provider, with an owner and a cost centre.',
    'Set `tags` or `labels` on the resource where that is not possible.',
  ],
  bad: 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n',
  good: 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n  tags   = { owner = "platform" }\n}\n',
  equivalents: { tflint: ['aws_resource_missing_tags', 'aws_provider_missing_default_tags'], checkov: ['CKV_GCP_21'], trivy: ['GCP-0051'] },
});
