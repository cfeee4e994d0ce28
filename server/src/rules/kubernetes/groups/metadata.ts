/** Names, labels, API versions and the structure of manifests. */
import type { Rule } from '../../rule.ts';
import { apiVersionDeprecated } from '../api-version-deprecated.ts';
import { apiVersionRemoved } from '../api-version-removed.ts';
import { labelValueInvalid } from '../label-value-invalid.ts';
import { nameMissing } from '../name-missing.ts';

export const metadataRules: readonly Rule[] = [labelValueInvalid, nameMissing, apiVersionDeprecated, apiVersionRemoved];
