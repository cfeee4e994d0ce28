import { say } from '../../texts/texts.ts';
import { isPartial, s3Backend } from './s3-backend.ts';
import { textOf } from './values.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { attributeOf } from '../../facts/terraform/read.ts';
import type { HclBlock } from '../../syntax/hcl/tree.ts';
import { addAttributeAfter } from './edits.ts';

function encryptsState({ blocks }: HclBlock): boolean {
  return blocks.some(({ type, blocks: inner }) => type === 'encryption' && inner.some((one) => one.type === 'state'));
}

export const tfBackendEncryptionMissing = defineRule({
  id: 'tf-backend-encryption-missing',
  title: 'State in a bucket not encrypted by Terraform',
  practice: 'technology/security-and-policy/2/storage-encrypted',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  family: 'terraform',
  subject: 'terraform-block',
  crossFile: false,
  severity: 'warning',
  check({ block }) {
    const backend = s3Backend(block);
    if (!backend) return notApplicable;
    const encrypt = attributeOf(backend, 'encrypt')?.value;
    if (encrypt?.kind === 'unknown') return unknown;
    if (textOf(encrypt) === 'true') return met;
    // OpenTofu encrypts the state itself, before it goes anywhere.
    if (encryptsState(block)) return met;
    if (!encrypt && (attributeOf(backend, 'kms_key_id') || isPartial(backend))) return isPartial(backend) ? unknown : met;
    const { start, end } = encrypt ?? backend.headerSpan;
    return unmet({ start, end, message: say`The s3 backend does not ask for encryption of the state.` });
  },
  fix({ block }, _problem, { text }) {
    const backend = s3Backend(block);
    const encrypt = backend && attributeOf(backend, 'encrypt');
    const last = backend?.attributes.at(-1);
    const edits = encrypt
      ? [{ start: encrypt.value.start, end: encrypt.value.end, text: 'true' }]
      : backend && last && addAttributeAfter(backend, last, 'encrypt', { text: 'true', snippet: 'true' }, text);
    const [first, ...rest] = edits ?? [];
    return first && { title: say`Encrypt the state`, safety: 'safe', edits: [first, ...rest] };
  },
  rationale:
    'State holds every value of every resource in the clear, passwords and keys among them. With `encrypt = true` the object is written encrypted, and a bucket policy that refuses plain writes does not get in the way. A backend that is completed on the command line is not judged.',
  how: [
    'Set `encrypt = true` in the `backend "s3"` block.',
    'Name a key of your own with `kms_key_id` where access to the state must be granted apart from the bucket.',
  ],
  example: {
    language: 'hcl',
    bad: 'terraform {\n  backend "s3" {\n    bucket = "state"\n    key    = "shop.tfstate"\n    region = "eu-central-1"\n  }\n}\n',
    good: 'terraform {\n  backend "s3" {\n    bucket  = "state"\n    key     = "shop.tfstate"\n    region  = "eu-central-1"\n    encrypt = true\n  }\n}\n',
  },
  hoverOn: ['terraform.backend'],
  equivalents: {},
});
