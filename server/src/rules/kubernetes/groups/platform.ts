/** What platform objects say of delivery, policy and recovery. */
import type { Rule } from '../../rule.ts';
import { controlPlaneFlag } from '../control-plane-flag.ts';

export const platformRules: readonly Rule[] = [controlPlaneFlag];
