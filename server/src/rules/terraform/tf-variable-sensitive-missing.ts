import { withAttribute } from './with-attribute.ts';
import { isSecretName } from '../../facts/secrets.ts';
import { textOf } from './values.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { attributeOf } from '../../facts/terraform/read.ts';

export const tfVariableSensitiveMissing = defineRule({
  id: 'tf-variable-sensitive-missing',
  title: 'Secret variable not marked as sensitive',
  practice: 'technology/security-and-policy/2/secret-management',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  family: 'terraform',
  subject: 'terraform-block',
  crossFile: false,
  severity: 'warning',
  check({ block }) {
    const [name = ''] = block.labels;
    if (block.type !== 'variable' || !isSecretName(name)) return notApplicable;
    const type = attributeOf(block, 'type')?.value;
    if (type?.kind === 'unknown' && /^(?:bool|number)$/.test(type.expression ?? '')) return notApplicable;
    const sensitive = attributeOf(block, 'sensitive')?.value ?? attributeOf(block, 'ephemeral')?.value;
    if (sensitive?.kind === 'unknown' || block.damaged) return unknown;
    if (textOf(sensitive) === 'true') return met;
    const { start, end } = sensitive ?? block.headerSpan;
    return unmet({ start, end, message: `Variable "${name}" reads like a secret, but is not marked as sensitive.` });
  },
  fix({ block }, _problem, { text }) {
    const written = attributeOf(block, 'sensitive')?.value;
    const edits = written
      ? ([{ start: written.start, end: written.end, text: 'true' }] as const)
      : withAttribute(block, 'sensitive', { text: 'true', snippet: 'true' }, text);
    return edits && { title: 'Mark as sensitive', safety: 'safe', edits };
  },
  rationale:
    'Plans and logs print the value of a variable unless it is marked as sensitive, and pipelines keep those logs. Judged by the name: identifiers, names and paths of secrets are not taken for secrets.',
  how: [
    'Set `sensitive = true`; every output that passes the value on needs it too.',
    'Where Terraform 1.10 or OpenTofu 1.11 is in use, `ephemeral = true` keeps the value out of state as well.',
  ],
  example: {
    language: 'hcl',
    bad: 'variable "db_password" {\n  type = string\n}\n',
    good: 'variable "db_password" {\n  type      = string\n  sensitive = true\n}\n',
  },
  hoverOn: ['variable.sensitive'],
  equivalents: {},
});
