import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import type { Judged } from './kit.ts';
import { literal, noneOf, textOf } from './values.ts';

const listeners: readonly string[] = ['aws_lb_listener', 'aws_alb_listener'];
const old = /^ELBSecurityPolicy-(?:2015-05|2016-08|TLS-1-0|TLS-1-1|FS-2018-06|FS-1-1)|^ELBSecurityPolicy-TLS13-1-[01]-/;
const redirects = (judged: Judged): boolean =>
  judged.look('default_action.type').some(({ value, state }) => textOf(value) === 'redirect' || state === 'unknown');

export const lbTls = resourceRule({
  id: 'lb-tls',
  title: 'Load balancer without current TLS',
  practice: 'technology/security-and-policy/2/encrypted-traffic',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: listeners,
      path: 'protocol',
      wants: noneOf('HTTP'),
      absent: 'none',
      when: (judged) => !redirects(judged),
      says: english`takes requests in the clear`,
    },
    {
      on: listeners,
      path: 'ssl_policy',
      wants: (value) => literal(value, (one) => !old.test(String(one))),
      absent: 'unmet',
      when: (judged) => /^(?:HTTPS|TLS)$/.test(judged.text('protocol') ?? ''),
      says: english`allows TLS versions before 1.2`,
      set: '"ELBSecurityPolicy-TLS13-1-2-2021-06"',
    },
    {
      on: ['google_compute_ssl_policy'],
      path: 'min_tls_version',
      wants: noneOf('TLS_1_0', 'TLS_1_1'),
      absent: 'unmet',
      says: english`allows TLS versions before 1.2`,
      set: '"TLS_1_2"',
    },
    {
      on: ['azurerm_storage_account', 'azurerm_redis_cache'],
      path: 'min_tls_version',
      wants: noneOf('TLS1_0', 'TLS1_1', '1.0', '1.1'),
      absent: 'none',
      says: english`allows TLS versions before 1.2`,
    },
  ],
  rationale:
    'A listener for plain HTTP carries sessions and data in the clear; one that only redirects to HTTPS is fine. Without `ssl_policy` a listener made by the provider falls back to a policy of 2016 that still speaks TLS 1.0.',
  how: [
    'Let port 80 only redirect, and serve from an HTTPS listener.',
    'Set `ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"` or a later one.',
  ],
  bad: 'resource "aws_lb_listener" "web" {\n  port       = 443\n  protocol   = "HTTPS"\n  ssl_policy = "ELBSecurityPolicy-2016-08"\n}\n',
  good: 'resource "aws_lb_listener" "web" {\n  port       = 443\n  protocol   = "HTTPS"\n  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"\n}\n',
  equivalents: { checkov: ['CKV_AWS_2', 'CKV_AWS_103', 'CKV_AWS_378'], trivy: ['AWS-0054', 'AWS-0047'] },
});
