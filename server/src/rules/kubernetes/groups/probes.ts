/** How the cluster knows that a container works, and how it ends. */
import type { Rule } from '../../rule.ts';
import { livenessProbeMissing } from '../liveness-probe-missing.ts';
import { readinessProbeMissing } from '../readiness-probe-missing.ts';

export const probesRules: readonly Rule[] = [livenessProbeMissing, readinessProbeMissing];
