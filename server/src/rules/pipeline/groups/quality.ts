/** Checks on the way to production, and the way there. */
import type { Rule } from '../../rule.ts';
import { dependencyUpdateMissing } from '../dependency-update-missing.ts';
import { deployByKubectl } from '../deploy-by-kubectl.ts';
import { iacLintMissing } from '../iac-lint-missing.ts';
import { imageScanMissing } from '../image-scan-missing.ts';
import { sastMissing } from '../sast-missing.ts';
import { testsMissing } from '../tests-missing.ts';
import { updateCooldownMissing } from '../update-cooldown-missing.ts';

export const qualityRules: readonly Rule[] = [
  imageScanMissing,
  sastMissing,
  testsMissing,
  iacLintMissing,
  deployByKubectl,
  dependencyUpdateMissing,
  updateCooldownMissing,
];
