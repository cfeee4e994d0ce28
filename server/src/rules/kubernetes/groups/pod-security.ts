/** What the processes of a Pod may do to their node. */
import type { Rule } from '../../rule.ts';
import { privilegeEscalationAllowed } from '../privilege-escalation-allowed.ts';
import { privilegedContainer } from '../privileged-container.ts';
import { runAsNonRootMissing } from '../run-as-non-root-missing.ts';

export const podSecurityRules: readonly Rule[] = [privilegedContainer, privilegeEscalationAllowed, runAsNonRootMissing];
