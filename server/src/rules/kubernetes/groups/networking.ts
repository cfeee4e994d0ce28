/** Who reaches whom. */
import type { Rule } from '../../rule.ts';
import { networkPolicyMissing } from '../network-policy-missing.ts';
import { serviceDangling } from '../service-dangling.ts';

export const networkingRules: readonly Rule[] = [networkPolicyMissing, serviceDangling];
