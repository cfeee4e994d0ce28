import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isTrue } from './values.ts';

export const aksPolicyAddon = resourceRule({
  id: 'aks-policy-addon',
  title: 'Azure Policy add-on off',
  practice: 'policy/implementation-and-compliance/3/policy-as-code',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'azure_policy_enabled',
      wants: isTrue,
      absent: 'unmet',
      when: (judged) => !judged.isWritten('addon_profile'),
      says: english`does not check its workloads with Azure Policy`,
      set: 'true',
    },
  ],
  rationale:
    'The add-on brings Gatekeeper into the cluster and reports what breaks the rules of the organisation. Without it, rules stand on paper.',
  how: ['Set `azure_policy_enabled = true`.', 'Assign an initiative, first with the effect `Audit`.'],
  bad: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n  azure_policy_enabled = true\n}\n',
  equivalents: { checkov: ['CKV_AZURE_116'], trivy: ['AZU-0066'] },
});
