import { english, say } from '../../texts/texts.ts';
import { problemAt, resourceRule } from './kit.ts';
import { isSet, isTrue, textOf } from './values.ts';
import { blocksOf } from './look.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import { attributeOf } from '../../facts/terraform/read.ts';

const kinds: readonly string[] = ['ADMIN_READ', 'DATA_READ', 'DATA_WRITE'];

export const auditLogEnabled = resourceRule({
  id: 'audit-log-enabled',
  title: 'Audit log of the account incomplete',
  practice: 'technology/security-and-policy/2/traceable-actions',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  types: ['google_project_iam_audit_config'],
  expects: [
    {
      on: ['aws_cloudtrail'],
      path: 'is_multi_region_trail',
      wants: isTrue,
      absent: 'unmet',
      says: english`records one region only`,
      set: 'true',
    },
    {
      on: ['aws_cloudtrail'],
      path: 'enable_log_file_validation',
      wants: isTrue,
      absent: 'unmet',
      says: english`does not show whether its files were changed`,
      set: 'true',
    },
    {
      on: ['aws_cloudtrail'],
      path: 'cloud_watch_logs_group_arn',
      wants: isSet,
      absent: 'unmet',
      says: english`sends nothing to CloudWatch Logs, where alarms could see it`,
    },
  ],
  inspect(judged) {
    const { blocks, complete } = blocksOf(judged.resource.block, 'audit_log_config');
    const all = [...judged.scope.resources().values()].filter(({ type }) => type === judged.resource.type);
    const service = judged.look('service')[0];
    const name = textOf(service?.value);
    if (!complete || name === undefined || !service) return unknown;
    if (name !== 'allServices')
      return all.length > 1 ? notApplicable : unmet(problemAt(judged, service.span, say`covers a single service`));
    const found = blocks.map((block) => textOf(attributeOf(block, 'log_type')?.value));
    if (found.includes(undefined)) return unknown;
    const lacking = kinds.filter((kind) => !found.includes(kind));
    return lacking.length === 0 ? met : unmet(problemAt(judged, judged.header, say`does not record ${lacking.join(say` and `)}`));
  },
  rationale:
    'When something happened, the audit log of the account is the only record of who did it. It has to cover all regions and services, show that nobody changed it, and reach a place where somebody looks.',
  how: [
    'AWS: set `is_multi_region_trail`, `enable_log_file_validation` and `cloud_watch_logs_group_arn` on the trail.',
    'Google Cloud: configure `allServices` with `ADMIN_READ`, `DATA_READ` and `DATA_WRITE`.',
  ],
  bad: 'resource "aws_cloudtrail" "main" {\n  name           = "main"\n  s3_bucket_name = "audit"\n}\n',
  good: 'resource "aws_cloudtrail" "main" {\n  name                       = "main"\n  s3_bucket_name             = "audit"\n  is_multi_region_trail      = true\n  enable_log_file_validation = true\n  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.audit.arn}:*"\n}\n',
  equivalents: {
    checkov: ['CKV_AWS_67', 'CKV_AWS_36', 'CKV2_AWS_10', 'CKV2_GCP_5'],
    trivy: ['AWS-0014', 'AWS-0016', 'AWS-0162', 'GCP-0079'],
  },
});
