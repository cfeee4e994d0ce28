import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unmet } from '../rule.ts';
import { isStateFile } from '../../facts/terraform/read.ts';

export const tfStateFileCommitted = defineRule({
  id: 'tf-state-file-committed',
  title: 'State file in the repository',
  practice: 'policy/policy-creation/1/minimum-for-production',
  category: 'security',
  default: 'on',
  fixSafety: null,
  family: 'terraform',
  subject: 'terraform-file',
  crossFile: false,
  severity: 'warning',
  check(file) {
    if (!isStateFile(file.uri)) return notApplicable;
    return unmet({ start: 0, end: 1, message: say`State file "${file.uri.slice(file.uri.lastIndexOf('/') + 1)}" lies among the sources.` });
  },
  rationale:
    'State holds every value of every resource in the clear, passwords and keys among them, and stays in the history for good. It is also out of date with the next run of somebody else. Files that `.gitignore` leaves out are not judged.',
  how: [
    'Move the state to a backend: add a `backend` block and run `terraform init -migrate-state`.',
    'Remove the file and add `*.tfstate` and `*.tfstate.*` to `.gitignore`.',
    'Replace the secrets that were in it.',
  ],
  example: { language: 'hcl', bad: '{}\n', good: 'terraform {\n  backend "gcs" {\n    bucket = "state"\n  }\n}\n' },
  hoverOn: ['terraform.backend'],
  equivalents: {},
});
