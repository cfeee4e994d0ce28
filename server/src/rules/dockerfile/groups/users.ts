/** Users and secrets. */
import type { Rule } from '../../rule.ts';
import { secretInArgOrEnv } from '../secret-in-arg-or-env.ts';
import { userLowUid } from '../user-low-uid.ts';
import { userMissing } from '../user-missing.ts';
import { userNotNumeric } from '../user-not-numeric.ts';
import { userRoot } from '../user-root.ts';

export const userRules: readonly Rule[] = [userMissing, userRoot, userNotNumeric, userLowUid, secretInArgOrEnv];
