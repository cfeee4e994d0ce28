import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isSet } from './values.ts';

export const aksNetworkPolicy = resourceRule({
  id: 'aks-network-policy',
  title: 'Network policies not enforced by AKS',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'network_profile.network_policy',
      wants: isSet,
      absent: 'unmet',
      says: english`does not enforce network policies`,
      set: '"cilium"',
    },
  ],
  rationale:
    'A NetworkPolicy on a cluster without an engine for it does nothing, without any message. The engine is chosen when the cluster is made.',
  how: ['Set `network_policy` to `cilium`, `calico` or `azure` in `network_profile`.', 'Use the Azure CNI (`network_plugin = "azure"`).'],
  bad: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n\n  network_profile {\n    network_plugin = "azure"\n    network_policy = "cilium"\n  }\n}\n',
  equivalents: { checkov: ['CKV_AZURE_7', 'CKV2_AZURE_29'], trivy: ['AZU-0043'] },
});
