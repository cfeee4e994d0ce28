import { say } from '../../texts/texts.ts';
import { isPartial, s3Backend } from './s3-backend.ts';
import { textOf } from './values.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { attributeOf } from '../../facts/terraform/read.ts';
import { addAttributeAfter } from './edits.ts';

export const tfBackendLockingMissing = defineRule({
  id: 'tf-backend-locking-missing',
  title: 'State without a lock',
  practice: 'technology/platforms-and-infrastructure/2/shared-state',
  category: 'reliability',
  default: 'on',
  fixSafety: 'safe',
  family: 'terraform',
  subject: 'terraform-block',
  crossFile: false,
  severity: 'warning',
  check({ block }) {
    const backend = s3Backend(block);
    if (!backend) return notApplicable;
    const lock = attributeOf(backend, 'use_lockfile')?.value;
    if (textOf(lock) === 'true' || attributeOf(backend, 'dynamodb_table')) return met;
    if (lock?.kind === 'unknown' || (!lock && isPartial(backend))) return unknown;
    const { start, end } = lock ?? backend.headerSpan;
    return unmet({ start, end, message: say`The s3 backend does not lock the state while it is written.` });
  },
  fix({ block }, _problem, { text }) {
    const backend = s3Backend(block);
    const lock = backend && attributeOf(backend, 'use_lockfile');
    const last = backend?.attributes.at(-1);
    const edits = lock
      ? [{ start: lock.value.start, end: lock.value.end, text: 'true' }]
      : backend && last && addAttributeAfter(backend, last, 'use_lockfile', { text: 'true', snippet: 'true' }, text);
    const [first, ...rest] = edits ?? [];
    return first && { title: say`Lock the state`, safety: 'safe', edits: [first, ...rest] };
  },
  rationale:
    'Two runs that write the same state at once leave it describing neither of them, and repairing that is manual work. The s3 backend locks only when told to: by `use_lockfile` (Terraform and OpenTofu from 1.10 on) or, in older releases, by a DynamoDB table.',
  how: ['Set `use_lockfile = true` in the `backend "s3"` block.', 'With releases before 1.10 name a table in `dynamodb_table` instead.'],
  example: {
    language: 'hcl',
    bad: 'terraform {\n  backend "s3" {\n    bucket = "state"\n    key    = "shop.tfstate"\n    region = "eu-central-1"\n  }\n}\n',
    good: 'terraform {\n  backend "s3" {\n    bucket       = "state"\n    key          = "shop.tfstate"\n    region       = "eu-central-1"\n    use_lockfile = true\n  }\n}\n',
  },
  hoverOn: ['terraform.backend'],
  equivalents: {},
});
