import type { Rule } from '../../rule.ts';
import { tfBackendEncryptionMissing } from '../tf-backend-encryption-missing.ts';
import { tfBackendLockingMissing } from '../tf-backend-locking-missing.ts';
import { tfBackendRemoteMissing } from '../tf-backend-remote-missing.ts';
import { tfDeprecatedSyntax } from '../tf-deprecated-syntax.ts';
import { tfDuplicateMapKey } from '../tf-duplicate-map-key.ts';
import { tfEphemeralPreferred } from '../tf-ephemeral-preferred.ts';
import { tfHardcodedCredentials } from '../tf-hardcoded-credentials.ts';
import { tfHelmReleaseUnpinned } from '../tf-helm-release-unpinned.ts';
import { tfLockFileMissing } from '../tf-lock-file-missing.ts';
import { tfModuleNotCommitHash } from '../tf-module-not-commit-hash.ts';
import { tfModuleShallowClone } from '../tf-module-shallow-clone.ts';
import { tfModuleStructure } from '../tf-module-structure.ts';
import { tfModuleUnpinnedGit } from '../tf-module-unpinned-git.ts';
import { tfModuleUnpinnedRegistry } from '../tf-module-unpinned-registry.ts';
import { tfNamingConvention } from '../tf-naming-convention.ts';
import { tfProviderVersionUnbounded } from '../tf-provider-version-unbounded.ts';
import { tfRequiredProvidersUnpinned } from '../tf-required-providers-unpinned.ts';
import { tfRequiredVersionMissing } from '../tf-required-version-missing.ts';
import { tfStateFileCommitted } from '../tf-state-file-committed.ts';
import { tfTagsMissing } from '../tf-tags-missing.ts';
import { tfUnusedDeclaration } from '../tf-unused-declaration.ts';
import { tfVariableSensitiveMissing } from '../tf-variable-sensitive-missing.ts';
import { tfVariableUndocumented } from '../tf-variable-undocumented.ts';
import { tfVariableUntyped } from '../tf-variable-untyped.ts';

export const languageRules: readonly Rule[] = [
  tfModuleUnpinnedRegistry,
  tfModuleUnpinnedGit,
  tfHelmReleaseUnpinned,
  tfRequiredVersionMissing,
  tfBackendRemoteMissing,
  tfRequiredProvidersUnpinned,
  tfProviderVersionUnbounded,
  tfModuleNotCommitHash,
  tfModuleShallowClone,
  tfLockFileMissing,
  tfBackendEncryptionMissing,
  tfBackendLockingMissing,
  tfVariableUntyped,
  tfVariableUndocumented,
  tfVariableSensitiveMissing,
  tfNamingConvention,
  tfDuplicateMapKey,
  tfModuleStructure,
  tfStateFileCommitted,
  tfDeprecatedSyntax,
  tfUnusedDeclaration,
  tfHardcodedCredentials,
  tfEphemeralPreferred,
  tfTagsMissing,
];
