import { say } from '../../texts/texts.ts';
import { withAttribute } from './with-attribute.ts';
import { isSecretName } from '../../facts/secrets.ts';
import { textOf } from './values.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { attributeOf, isOverride } from '../../facts/terraform/read.ts';

/** Keys of a key service are named by these, and never leave it. */
const namesKey = /(?:^|_)(?:encryption|kms|cmk)_keys?$/i;

/** Descriptions of what only names a secret. */
const pointsToOne =
  /\b(?:ARNs?|self[ _-]?links?|resource (?:name|id)|(?:name|id|identifier|path|URI|reference)s? (?:of|for|to) (?:an? |the )?(?:[\w.-]+ ){0,4}(?:secret|key|token|password|parameter|credential)|secret (?:name|id|path))/i;

/** A number, a switch, or an object without a field that would hold a secret. */
function holdsNoSecret(type: string): boolean {
  if (/^(?:bool|number)$/.test(type)) return true;
  if (!/\bobject\s*\(/.test(type)) return false;
  return ![...type.matchAll(/(?<![\w.-])([A-Za-z_][\w-]*)\s*=\s*(?:optional\s*\(\s*)?(?:string|any)\b/g)].some(
    ([, field = '']) => field !== 'secret' && isSecretName(field),
  );
}

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
  check({ block, file }) {
    const [name = ''] = block.labels;
    if (isOverride(file.uri) || block.type !== 'variable' || !isSecretName(name)) return notApplicable;
    const type = attributeOf(block, 'type')?.value;
    if (type?.kind === 'unknown' && holdsNoSecret(type.expression ?? '')) return notApplicable;
    // A map of settings per secret is gone through by its keys, which Terraform refuses of what is sensitive.
    const usual = attributeOf(block, 'default')?.value;
    if (!type && (usual?.kind === 'object' || usual?.kind === 'list')) return unknown;
    if (namesKey.test(name) || pointsToOne.test(textOf(attributeOf(block, 'description')?.value) ?? '')) return notApplicable;
    const sensitive = attributeOf(block, 'sensitive')?.value ?? attributeOf(block, 'ephemeral')?.value;
    if (sensitive?.kind === 'unknown' || block.damaged) return unknown;
    if (textOf(sensitive) === 'true') return met;
    const { start, end } = sensitive ?? block.headerSpan;
    return unmet({ start, end, message: say`Variable "${name}" reads like a secret, but is not marked as sensitive.` });
  },
  fix({ block }, _problem, { text }) {
    const written = attributeOf(block, 'sensitive')?.value;
    const edits = written
      ? ([{ start: written.start, end: written.end, text: 'true' }] as const)
      : withAttribute(block, 'sensitive', { text: 'true', snippet: 'true' }, text);
    return edits && { title: say`Mark as sensitive`, safety: 'safe', edits };
  },
  rationale:
    'Plans and logs print the value of a variable unless it is marked as sensitive, and pipelines keep those logs. Judged by the name: identifiers, names and paths of secrets are not taken for secrets, nor keys of a key service, nor what its description calls the name of a secret.',
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
