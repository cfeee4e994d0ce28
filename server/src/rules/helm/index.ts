/** All rules of Helm charts. */
import type { Rule } from '../rule.ts';
import { chartApiVersionV1 } from './chart-api-version-v1.ts';
import { chartAppVersionUnquoted } from './chart-app-version-unquoted.ts';
import { chartDependencyDuplicate } from './chart-dependency-duplicate.ts';
import { chartDependencyRepoInsecure } from './chart-dependency-repo-insecure.ts';
import { chartDependencyUnpinned } from './chart-dependency-unpinned.ts';
import { chartLockMissingOrStale } from './chart-lock-missing-or-stale.ts';
import { chartMetadataMissing } from './chart-metadata-missing.ts';
import { chartNotesMissing } from './chart-notes-missing.ts';
import { chartNotSigned } from './chart-not-signed.ts';
import { chartSecureDefaultsMissing } from './chart-secure-defaults-missing.ts';
import { chartTemplateUnquotedValue } from './chart-template-unquoted-value.ts';
import { chartTestsMissing } from './chart-tests-missing.ts';
import { chartValuesSchemaMissing } from './chart-values-schema-missing.ts';
import { chartValuesUndocumented } from './chart-values-undocumented.ts';
import { chartValuesUnused } from './chart-values-unused.ts';
import { chartVersionNotSemver } from './chart-version-not-semver.ts';

export const helmRules: readonly Rule[] = [
  chartApiVersionV1,
  chartVersionNotSemver,
  chartAppVersionUnquoted,
  chartMetadataMissing,
  chartDependencyUnpinned,
  chartDependencyRepoInsecure,
  chartDependencyDuplicate,
  chartLockMissingOrStale,
  chartValuesSchemaMissing,
  chartValuesUndocumented,
  chartValuesUnused,
  chartSecureDefaultsMissing,
  chartNotesMissing,
  chartTestsMissing,
  chartNotSigned,
  chartTemplateUnquotedValue,
];
