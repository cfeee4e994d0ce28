/** Service accounts and what they may do. */
import type { Rule } from '../../rule.ts';

export const accessRules: readonly Rule[] = [];
