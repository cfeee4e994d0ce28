import type { Rule } from '../../rule.ts';
import { auditLogEnabled } from '../audit-log-enabled.ts';
import { databaseExposure } from '../database-exposure.ts';
import { diskEncryption } from '../disk-encryption.ts';
import { flowLogsEnabled } from '../flow-logs-enabled.ts';
import { gcpBasicRoles } from '../gcp-basic-roles.ts';
import { iamPrivilegeEscalation } from '../iam-privilege-escalation.ts';
import { iamUserPolicy } from '../iam-user-policy.ts';
import { iamWildcard } from '../iam-wildcard.ts';
import { imdsv2Required } from '../imdsv2-required.ts';
import { kmsRotation } from '../kms-rotation.ts';
import { lbTls } from '../lb-tls.ts';
import { logRetention } from '../log-retention.ts';
import { oidcTrustTooWide } from '../oidc-trust-too-wide.ts';
import { secretManagerRotation } from '../secret-manager-rotation.ts';
import { sgOpenIngress } from '../sg-open-ingress.ts';
import { storageEncryptionVersioning } from '../storage-encryption-versioning.ts';
import { storagePublic } from '../storage-public.ts';

export const accountRules: readonly Rule[] = [
  iamWildcard,
  iamPrivilegeEscalation,
  iamUserPolicy,
  gcpBasicRoles,
  oidcTrustTooWide,
  sgOpenIngress,
  storagePublic,
  storageEncryptionVersioning,
  diskEncryption,
  databaseExposure,
  kmsRotation,
  imdsv2Required,
  auditLogEnabled,
  flowLogsEnabled,
  logRetention,
  lbTls,
  secretManagerRotation,
];
