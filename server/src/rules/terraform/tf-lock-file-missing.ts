import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { isForTrial, moduleSpan, nameOf } from './module.ts';
import { providersUsed } from './providers.ts';

export const tfLockFileMissing = defineRule({
  id: 'tf-lock-file-missing',
  title: 'Lock file of the providers missing',
  practice: 'technology/platforms-and-infrastructure/2/shared-state',
  category: 'supply-chain',
  default: 'on',
  fixSafety: null,
  family: 'terraform',
  subject: 'terraform-file',
  crossFile: true,
  severity: 'warning',
  check(file, { workspace }) {
    const module = workspace.terraformModule(file.directory);
    if (!module) return unknown;
    if (module.anchor !== file || !module.root || isForTrial(file.directory)) return notApplicable;
    if (module.locked) return met;
    if (!module.files.some((one) => providersUsed(one).size > 0)) return notApplicable;
    if (module.linked) return unknown;
    return unmet({ ...moduleSpan(file), message: say`Root module "${nameOf(module)}" has no .terraform.lock.hcl beside it.` });
  },
  rationale:
    'The lock file records which build of each provider was chosen, with checksums. Without it, each machine picks its own within the constraints, and a replaced download is not noticed. A lock file that `.gitignore` leaves out counts as missing: nobody else gets it.',
  how: [
    'Run `terraform init` or `tofu init` in the folder.',
    'Add checksums for the platforms in use: `terraform providers lock -platform=linux_amd64`.',
    'Commit `.terraform.lock.hcl`.',
  ],
  example: {
    language: 'hcl',
    bad: 'terraform {\n  backend "gcs" {\n    bucket = "state"\n  }\n}\n\nprovider "google" {}\n',
    good: 'module "network" {\n  source = "./network"\n}\n',
  },
  hoverOn: ['terraform.required_providers'],
  equivalents: {},
});
