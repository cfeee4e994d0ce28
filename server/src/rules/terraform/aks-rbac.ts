import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isTrue } from './values.ts';

export const aksRbac = resourceRule({
  id: 'aks-rbac',
  title: 'RBAC of AKS off or local accounts on',
  practice: 'technology/security-and-policy/1/identity-integrated',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'role_based_access_control_enabled',
      wants: isTrue,
      absent: 'met',
      says: english`has RBAC switched off`,
      set: 'true',
    },
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'role_based_access_control.enabled',
      wants: isTrue,
      absent: 'none',
      says: english`has RBAC switched off`,
      set: 'true',
    },
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'local_account_disabled',
      wants: isTrue,
      absent: 'unmet',
      when: (judged) =>
        judged.isWritten('azure_active_directory_role_based_access_control') &&
        judged.look('azure_active_directory_role_based_access_control.managed').every(({ state }) => state === 'absent'),
      says: english`keeps local accounts beside Entra ID`,
      set: 'true',
    },
  ],
  rationale:
    'Without RBAC everybody with access to the cluster may do everything. A local account is a certificate for the whole cluster that no directory knows; once Entra ID is connected it only goes round it.',
  how: ['Leave `role_based_access_control_enabled` at its default, true.', 'Connect Entra ID and set `local_account_disabled = true`.'],
  bad: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n  role_based_access_control_enabled = false\n}\n',
  good: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n}\n',
  equivalents: { checkov: ['CKV_AZURE_5', 'CKV_AZURE_141'], trivy: ['AZU-0042'] },
});
