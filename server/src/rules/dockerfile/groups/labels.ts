/** Labels and directives. */
import type { Rule } from '../../rule.ts';
import { ignorePragmaUsed } from '../ignore-pragma-used.ts';
import { imageLabelRequiredMissing } from '../image-label-required-missing.ts';
import { labelEmailInvalid } from '../label-email-invalid.ts';
import { labelEmpty } from '../label-empty.ts';
import { labelGitHashInvalid } from '../label-git-hash-invalid.ts';
import { labelKeyInvalid } from '../label-key-invalid.ts';
import { labelSemverInvalid } from '../label-semver-invalid.ts';
import { labelSpdxInvalid } from '../label-spdx-invalid.ts';
import { labelSuperfluous } from '../label-superfluous.ts';
import { labelTimeInvalid } from '../label-time-invalid.ts';
import { labelUrlInvalid } from '../label-url-invalid.ts';
import { ociLabelsMissing } from '../oci-labels-missing.ts';

export const labelRules: readonly Rule[] = [
  labelKeyInvalid,
  labelEmpty,
  imageLabelRequiredMissing,
  ociLabelsMissing,
  labelSuperfluous,
  labelUrlInvalid,
  labelTimeInvalid,
  labelSpdxInvalid,
  labelGitHashInvalid,
  labelSemverInvalid,
  labelEmailInvalid,
  ignorePragmaUsed,
];
