/** Secrets and configuration. */
import type { Rule } from '../../rule.ts';
import { envHardcodedSecret } from '../env-hardcoded-secret.ts';

export const secretsRules: readonly Rule[] = [envHardcodedSecret];
