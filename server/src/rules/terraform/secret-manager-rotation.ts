import { english, say } from '../../texts/texts.ts';
import { problemAt, resourceRule } from './kit.ts';
import { isSet } from './values.ts';
import { partnersOf } from './relations.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';

export const secretManagerRotation = resourceRule({
  id: 'secret-manager-rotation',
  title: 'Secret without rotation or expiry',
  practice: 'technology/security-and-policy/2/secret-management',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  types: ['aws_secretsmanager_secret'],
  expects: [
    {
      on: ['azurerm_key_vault_secret', 'azurerm_key_vault_key'],
      path: 'expiration_date',
      wants: isSet,
      absent: 'unmet',
      says: english`never expires`,
      set: '"2030-01-01T00:00:00Z"',
    },
  ],
  hoverOn: ['azurerm_key_vault_secret.expiration_date', 'aws_secretsmanager_secret'],
  inspect(judged) {
    if (judged.resource.kind === 'data') return notApplicable;
    const { certain, possible } = partnersOf(judged, ['aws_secretsmanager_secret_rotation'], 'secret_id');
    if (certain.length > 0) return met;
    return possible ? unknown : unmet(problemAt(judged, judged.header, say`has no rotation in this module`));
  },
  rationale:
    'A secret that never changes stays valid for everybody who ever saw it. Rotation by the store, or a date on which it ends, makes changing it routine.',
  how: [
    'AWS: add `aws_secretsmanager_secret_rotation`; for databases let RDS manage the password.',
    'Azure: set `expiration_date`, and alert on secrets that are about to expire.',
  ],
  bad: 'resource "azurerm_key_vault_secret" "api" {\n  name         = "api"\n  value        = var.api_key\n  key_vault_id = azurerm_key_vault.main.id\n}\n',
  good: 'resource "azurerm_key_vault_secret" "api" {\n  name            = "api"\n  value           = var.api_key\n  key_vault_id    = azurerm_key_vault.main.id\n  expiration_date = "2030-01-01T00:00:00Z"\n}\n',
  equivalents: { checkov: ['CKV2_AWS_57', 'CKV_AZURE_41'], trivy: ['AZU-0017'] },
});
