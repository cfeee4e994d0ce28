/** What platform objects say of delivery, policy and recovery. */
import type { Rule } from '../../rule.ts';

export const platformRules: readonly Rule[] = [];
