import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import type { Judged } from './kit.ts';
import { isTrue, literal } from './values.ts';

const symmetric = (judged: Judged): boolean =>
  !['SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'].includes(judged.text('key_usage') ?? '') &&
  /^SYMMETRIC_DEFAULT$/.test(judged.text('customer_master_key_spec') ?? judged.text('key_spec') ?? 'SYMMETRIC_DEFAULT') &&
  !judged.isWritten('custom_key_store_id');

export const kmsRotation = resourceRule({
  id: 'kms-rotation',
  title: 'Key not rotated',
  practice: 'technology/architecture-and-solution-design/2/security-classes',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['aws_kms_key'],
      path: 'enable_key_rotation',
      wants: isTrue,
      absent: 'unmet',
      when: symmetric,
      says: english`is never rotated`,
      set: 'true',
    },
    {
      on: ['google_kms_crypto_key'],
      path: 'rotation_period',
      wants: (value) => literal(value, (one) => parseFloat(String(one)) <= 7776000),
      absent: 'unmet',
      when: (judged) => (judged.text('purpose') ?? 'ENCRYPT_DECRYPT') === 'ENCRYPT_DECRYPT' && !judged.isWritten('import_only'),
      says: english`is not rotated every 90 days`,
      set: '"7776000s"',
    },
  ],
  rationale:
    'A key that is used for years protects years of data at once when it leaks. The service rotates symmetric keys by itself when told to, and keeps what was encrypted before readable. Keys for signatures cannot be rotated so and are not judged.',
  how: ['AWS: set `enable_key_rotation = true`.', 'Google Cloud: set `rotation_period = "7776000s"` (90 days).'],
  bad: 'resource "aws_kms_key" "state" {\n  description = "State"\n}\n',
  good: 'resource "aws_kms_key" "state" {\n  description         = "State"\n  enable_key_rotation = true\n}\n',
  equivalents: { checkov: ['CKV_AWS_7', 'CKV_GCP_43'], trivy: ['AWS-0065', 'GCP-0065'] },
});
