import type { Rule } from '../rule.ts';
import { actionNotPinnedSha } from './action-not-pinned-sha.ts';
import { permissionsMissing } from './permissions-missing.ts';

export const pipelineRules: readonly Rule[] = [actionNotPinnedSha, permissionsMissing];
