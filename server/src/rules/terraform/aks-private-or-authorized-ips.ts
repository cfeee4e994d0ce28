import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isSet, textOf } from './values.ts';

export const aksPrivateOrAuthorizedIps = resourceRule({
  id: 'aks-private-or-authorized-ips',
  title: 'AKS control plane open to every address',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'api_server_access_profile.authorized_ip_ranges',
      wants: isSet,
      absent: 'unmet',
      when: (judged) =>
        judged.look('private_cluster_enabled').every(({ value, state }) => state !== 'unknown' && textOf(value) !== 'true') &&
        !judged.isWritten('api_server_authorized_ip_ranges'),
      says: english`lets every address reach its control plane`,
      set: '["203.0.113.0/24"]',
    },
  ],
  rationale:
    'The API server of AKS is public unless the cluster is private or ranges are named. Then every leaked credential works from anywhere.',
  how: ['Set `private_cluster_enabled = true` on new clusters.', 'Else list the ranges that may connect in `authorized_ip_ranges`.'],
  bad: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n  private_cluster_enabled = true\n}\n',
  equivalents: { checkov: ['CKV_AZURE_115', 'CKV_AZURE_6'], trivy: ['AZU-0065', 'AZU-0041'] },
});
