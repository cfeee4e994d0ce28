/** What Pods may use, and what they are promised. */
import type { Rule } from '../../rule.ts';
import { cpuRequestMissing } from '../cpu-request-missing.ts';
import { memoryLimitMissing } from '../memory-limit-missing.ts';
import { memoryRequestMissing } from '../memory-request-missing.ts';

export const resourcesRules: readonly Rule[] = [cpuRequestMissing, memoryRequestMissing, memoryLimitMissing];
