import type { Rule } from '../rule.ts';
import { tfBackendRemoteMissing } from './tf-backend-remote-missing.ts';
import { tfModuleUnpinnedGit } from './tf-module-unpinned-git.ts';
import { tfModuleUnpinnedRegistry } from './tf-module-unpinned-registry.ts';
import { tfRequiredVersionMissing } from './tf-required-version-missing.ts';

export const terraformRules: readonly Rule[] = [
  tfModuleUnpinnedRegistry,
  tfModuleUnpinnedGit,
  tfRequiredVersionMissing,
  tfBackendRemoteMissing,
];
