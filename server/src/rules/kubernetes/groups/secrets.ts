/** Secrets and configuration. */
import type { Rule } from '../../rule.ts';
import { configmapSensitiveContent } from '../configmap-sensitive-content.ts';
import { envDuplicate } from '../env-duplicate.ts';
import { envHardcodedSecret } from '../env-hardcoded-secret.ts';
import { envReferenceMissing } from '../env-reference-missing.ts';
import { envRequired } from '../env-required.ts';
import { envSecretRef } from '../env-secret-ref.ts';
import { externalSecretStoreAbsent } from '../external-secret-store-absent.ts';
import { secretDataCommitted } from '../secret-data-committed.ts';

export const secretsRules: readonly Rule[] = [
  envHardcodedSecret,
  secretDataCommitted,
  configmapSensitiveContent,
  externalSecretStoreAbsent,
  envSecretRef,
  envReferenceMissing,
  envDuplicate,
  envRequired,
];
