import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { atLeast } from './values.ts';

export const logRetention = resourceRule({
  id: 'log-retention',
  title: 'Logs kept for ever',
  practice: 'process/audit-and-logs/2/long-term-archive',
  category: 'operability',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['aws_cloudwatch_log_group'],
      path: 'retention_in_days',
      wants: atLeast(1),
      absent: 'unmet',
      says: english`has no retention period`,
      set: '365',
    },
  ],
  rationale:
    'A log group without a retention period keeps everything for ever: the bill grows, and personal data stays longer than it may. A period that somebody chose also says how long an investigation can look back.',
  how: ['Set `retention_in_days` to what compliance asks for, often 90 to 365.', 'Export what has to be kept longer to an archive.'],
  bad: 'resource "aws_cloudwatch_log_group" "app" {\n  name = "app"\n}\n',
  good: 'resource "aws_cloudwatch_log_group" "app" {\n  name              = "app"\n  retention_in_days = 365\n}\n',
  equivalents: { checkov: ['CKV_AWS_66', 'CKV_AWS_338'] },
});
