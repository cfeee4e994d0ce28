/** The rules for Compose files. */
import type { Rule } from '../rule.ts';
import { composeCapabilitiesAdded } from './compose-capabilities-added.ts';
import { composeDockerSocket } from './compose-docker-socket.ts';
import { composeHealthcheckMissing } from './compose-healthcheck-missing.ts';
import { composeHostNamespace } from './compose-host-namespace.ts';
import { composeImageTagLatest } from './compose-image-tag-latest.ts';
import { composeImageTagMissing } from './compose-image-tag-missing.ts';
import { composeLimitsMissing } from './compose-limits-missing.ts';
import { composePortAllInterfaces } from './compose-port-all-interfaces.ts';
import { composePrivileged } from './compose-privileged.ts';
import { composeRestartMissing } from './compose-restart-missing.ts';
import { composeSecretInEnvironment } from './compose-secret-in-environment.ts';
import { composeUserRoot } from './compose-user-root.ts';

export const composeRules: readonly Rule[] = [
  composeImageTagMissing,
  composeImageTagLatest,
  composePrivileged,
  composeDockerSocket,
  composeCapabilitiesAdded,
  composeHostNamespace,
  composeUserRoot,
  composeSecretInEnvironment,
  composePortAllInterfaces,
  composeHealthcheckMissing,
  composeRestartMissing,
  composeLimitsMissing,
];
