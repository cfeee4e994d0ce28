/** What a run may do, what it gets to know, and who can steer it. */
import type { Rule } from '../../rule.ts';
import { appTokenBroad } from '../app-token-broad.ts';
import { checkoutPersistCredentials } from '../checkout-persist-credentials.ts';
import { cloudStaticCredentials } from '../cloud-static-credentials.ts';
import { dangerousTrigger } from '../dangerous-trigger.ts';
import { debugLeftOn } from '../debug-left-on.ts';
import { githubEnvWrite } from '../github-env-write.ts';
import { insecureCommands } from '../insecure-commands.ts';
import { permissionsMissing } from '../permissions-missing.ts';
import { permissionsWriteAll } from '../permissions-write-all.ts';
import { permissionsUndocumented } from '../permissions-undocumented.ts';
import { reverseShell } from '../reverse-shell.ts';
import { scriptInjection } from '../script-injection.ts';
import { secretHardcoded } from '../secret-hardcoded.ts';
import { secretUnredacted } from '../secret-unredacted.ts';
import { secretsInherit } from '../secrets-inherit.ts';
import { secretsOutsideEnvironment } from '../secrets-outside-environment.ts';
import { selfHostedRunner } from '../self-hosted-runner.ts';
import { trustedPublishing } from '../trusted-publishing.ts';

export const accessRules: readonly Rule[] = [
  permissionsMissing,
  permissionsWriteAll,
  permissionsUndocumented,
  dangerousTrigger,
  scriptInjection,
  githubEnvWrite,
  insecureCommands,
  reverseShell,
  selfHostedRunner,
  checkoutPersistCredentials,
  secretsInherit,
  secretsOutsideEnvironment,
  secretHardcoded,
  secretUnredacted,
  debugLeftOn,
  trustedPublishing,
  cloudStaticCredentials,
  appTokenBroad,
];
