import { english, say } from '../../texts/texts.ts';
import { withoutBlock, blockFor } from './public-access.ts';
import { problemAt, resourceRule } from './kit.ts';
import type { Expectation } from './kit.ts';
import { isFalse, isSet, isTrue, lacks, literal, noneOf } from './values.ts';
import { isPublicPrincipal, statementsOf } from './policies.ts';
import { met, unknown, unmet } from '../rule.ts';

const everybody = lacks(/^(?:allUsers|allAuthenticatedUsers)$/);
const blocks = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].map((path): Expectation => ({
  on: ['aws_s3_bucket_public_access_block'],
  path,
  wants: isTrue,
  absent: 'unmet',
  says: () => say`leaves ${path} off`,
  set: 'true',
}));

export const storagePublic = resourceRule({
  id: 'storage-public',
  title: 'Storage open to the public',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  types: ['aws_s3_bucket', 'aws_s3_bucket_policy'],
  expects: [
    ...blocks,
    {
      on: ['aws_s3_bucket', 'aws_s3_bucket_acl'],
      path: 'acl',
      wants: (value) => literal(value, (one) => !String(one).startsWith('public-')),
      absent: 'none',
      says: english`is readable for everybody by its ACL`,
      set: '"private"',
    },
    {
      on: ['google_storage_bucket_iam_binding'],
      path: 'members',
      wants: everybody,
      absent: 'none',
      says: english`grants access to everybody`,
    },
    {
      on: ['google_storage_bucket_iam_member'],
      path: 'member',
      wants: everybody,
      absent: 'none',
      says: english`grants access to everybody`,
    },
    {
      on: ['google_storage_bucket'],
      path: 'public_access_prevention',
      wants: isSet,
      absent: 'none',
      says: english`does not prevent public access`,
    },
    {
      on: ['azurerm_storage_container'],
      path: 'container_access_type',
      wants: noneOf('blob', 'container'),
      absent: 'met',
      says: english`can be read by everybody`,
      set: '"private"',
    },
    {
      on: ['azurerm_storage_account'],
      path: 'allow_nested_items_to_be_public',
      wants: isFalse,
      absent: 'none',
      says: english`lets its containers be made public`,
      set: 'false',
    },
  ],
  inspect(judged) {
    if (judged.resource.type === 'aws_s3_bucket') return withoutBlock(judged);
    const policy = statementsOf(judged.look('policy')[0]?.value);
    if (!policy) return unknown;
    const open = policy.statements.find(({ allows, principal, condition }) => allows && !condition && isPublicPrincipal(principal));
    return open ? unmet(problemAt(judged, open.principal ?? judged.header, say`lets everybody use the bucket`)) : met;
  },
  mend: blockFor,
  rationale:
    'One policy or ACL too many makes a bucket readable for the whole Internet. The public access block of a bucket (AWS) rules that out, whatever else is set; containers and IAM members elsewhere have to name who may read. New AWS buckets block public access by themselves: written down, it stays so and is seen in review.',
  how: [
    'AWS: add `aws_s3_bucket_public_access_block` with all four settings true, for the bucket or once for the account.',
    'Google Cloud: set `public_access_prevention = "enforced"`.',
    'Serve public files through a CDN that reads with an identity of its own.',
  ],
  bad: 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n',
  good: 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n\nresource "aws_s3_bucket_public_access_block" "logs" {\n  bucket                  = aws_s3_bucket.logs.id\n  block_public_acls       = true\n  block_public_policy     = true\n  ignore_public_acls      = true\n  restrict_public_buckets = true\n}\n',
  equivalents: {
    checkov: [
      'CKV_AWS_20',
      'CKV_AWS_53',
      'CKV_AWS_54',
      'CKV_AWS_55',
      'CKV_AWS_56',
      'CKV2_AWS_6',
      'CKV_GCP_28',
      'CKV_GCP_114',
      'CKV_AZURE_59',
    ],
    trivy: ['AWS-0086', 'AWS-0087', 'AWS-0091', 'AWS-0093', 'AWS-0094', 'GCP-0001', 'AZU-0007'],
  },
});
