import { english } from '../../texts/texts.ts';
import { holdsLogs, versioned, logged } from './buckets.ts';
import { joined, resourceRule } from './kit.ts';
import { isTrue, oneOf } from './values.ts';

export const storageEncryptionVersioning = resourceRule({
  id: 'storage-encryption-versioning',
  title: 'Bucket without versions or access log',
  practice: 'technology/security-and-policy/2/storage-encrypted',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  types: ['aws_s3_bucket'],
  expects: [
    {
      on: ['aws_s3_bucket_versioning'],
      path: 'versioning_configuration.status',
      wants: oneOf('Enabled'),
      absent: 'unmet',
      says: english`does not keep former versions`,
      set: '"Enabled"',
    },
    {
      on: ['aws_s3_bucket'],
      path: 'versioning.enabled',
      wants: isTrue,
      absent: 'none',
      says: english`does not keep former versions`,
      set: 'true',
    },
    {
      on: ['google_storage_bucket'],
      path: 'versioning.enabled',
      wants: isTrue,
      absent: 'unmet',
      when: (judged) => !judged.isWritten('retention_policy') && !holdsLogs(judged),
      says: english`does not keep former versions`,
      set: 'true',
    },
  ],
  inspect: (judged) => joined([versioned(judged), logged(judged)]),
  rationale:
    'Versions bring back what was overwritten or deleted, by mistake or by an attacker; the access log tells who read it. Buckets that hold logs themselves are not asked for either. Encryption is not asked for: S3 and Cloud Storage encrypt everything at rest since 2023 and before.',
  how: [
    'Add `aws_s3_bucket_versioning` with status `Enabled`, and a lifecycle rule that removes old versions.',
    'Add `aws_s3_bucket_logging` with a bucket for logs.',
  ],
  bad: 'resource "google_storage_bucket" "media" {\n  name     = "media"\n  location = "EU"\n}\n',
  good: 'resource "google_storage_bucket" "media" {\n  name     = "media"\n  location = "EU"\n\n  versioning {\n    enabled = true\n  }\n}\n',
  equivalents: { checkov: ['CKV_AWS_18', 'CKV_AWS_21', 'CKV_GCP_78'], trivy: ['AWS-0089', 'AWS-0090', 'GCP-0078'] },
});
