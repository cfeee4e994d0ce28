/** The rules for Dockerfiles. */
import type { Rule } from '../rule.ts';
import { baseRules } from './groups/base.ts';
import { instructionRules } from './groups/instructions.ts';
import { labelRules } from './groups/labels.ts';
import { packageRules } from './groups/packages.ts';
import { userRules } from './groups/users.ts';

export const dockerfileRules: readonly Rule[] = [...baseRules, ...userRules, ...packageRules, ...instructionRules, ...labelRules];
