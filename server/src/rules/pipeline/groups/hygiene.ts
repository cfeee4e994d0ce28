/** Whether a pipeline does what it says, in the time it should. */
import type { Rule } from '../../rule.ts';
import { concurrencyMissing } from '../concurrency-missing.ts';
import { conditionUnsound } from '../condition-unsound.ts';
import { deprecatedCommand } from '../deprecated-command.ts';
import { doublePipeline } from '../double-pipeline.ts';
import { jobTimeoutMissing } from '../job-timeout-missing.ts';
import { obfuscationMisfeature } from '../obfuscation-misfeature.ts';
import { ternaryUnsound } from '../ternary-unsound.ts';

export const hygieneRules: readonly Rule[] = [
  deprecatedCommand,
  conditionUnsound,
  ternaryUnsound,
  concurrencyMissing,
  jobTimeoutMissing,
  doublePipeline,
  obfuscationMisfeature,
];
