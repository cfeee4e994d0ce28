/** How the cluster knows that a container works, and how it ends. */
import type { Rule } from '../../rule.ts';
import { livenessProbeMissing } from '../liveness-probe-missing.ts';
import { livenessProbePortUnexposed } from '../liveness-probe-port-unexposed.ts';
import { prestopHookMissing } from '../prestop-hook-missing.ts';
import { probeExecDeniedCommand } from '../probe-exec-denied-command.ts';
import { probePortOrPathMismatch } from '../probe-port-or-path-mismatch.ts';
import { probeTimingInvalid } from '../probe-timing-invalid.ts';
import { probesIdentical } from '../probes-identical.ts';
import { readinessProbeMissing } from '../readiness-probe-missing.ts';
import { readinessProbePortUnexposed } from '../readiness-probe-port-unexposed.ts';
import { restartPolicyInvalid } from '../restart-policy-invalid.ts';
import { startupProbeMissing } from '../startup-probe-missing.ts';
import { startupProbePortUnexposed } from '../startup-probe-port-unexposed.ts';
import { terminationGracePeriodExcessive } from '../termination-grace-period-excessive.ts';

export const probesRules: readonly Rule[] = [
  livenessProbeMissing,
  readinessProbeMissing,
  startupProbeMissing,
  probePortOrPathMismatch,
  livenessProbePortUnexposed,
  readinessProbePortUnexposed,
  startupProbePortUnexposed,
  probeTimingInvalid,
  probesIdentical,
  probeExecDeniedCommand,
  prestopHookMissing,
  terminationGracePeriodExcessive,
  restartPolicyInvalid,
];
