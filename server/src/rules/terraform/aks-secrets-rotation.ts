import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isTrue } from './values.ts';

export const aksSecretsRotation = resourceRule({
  id: 'aks-secrets-rotation',
  title: 'Secrets from the vault not renewed',
  practice: 'technology/architecture-and-solution-design/2/security-classes',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'key_vault_secrets_provider.secret_rotation_enabled',
      wants: isTrue,
      absent: 'unmet',
      when: (judged) => judged.isWritten('key_vault_secrets_provider'),
      says: english`does not renew what it mounts from the vault`,
      set: 'true',
    },
  ],
  rationale: 'The secrets provider reads the vault when a Pod starts. Without rotation, a Pod keeps the old secret until it is restarted.',
  how: ['Set `secret_rotation_enabled = true`.', 'Let applications read the mounted file again.'],
  bad: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n\n  key_vault_secrets_provider {\n    secret_rotation_enabled = false\n  }\n}\n',
  good: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n\n  key_vault_secrets_provider {\n    secret_rotation_enabled = true\n  }\n}\n',
  equivalents: { checkov: ['CKV_AZURE_172'] },
});
