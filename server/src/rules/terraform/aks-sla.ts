import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { noneOf } from './values.ts';

export const aksSla = resourceRule({
  id: 'aks-sla',
  title: 'AKS control plane without an SLA',
  practice: 'technology/platforms-and-infrastructure/2/available-and-recoverable',
  category: 'reliability',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'sku_tier',
      wants: noneOf('Free'),
      absent: 'unmet',
      says: english`runs in the free tier, without an SLA`,
      set: '"Standard"',
    },
  ],
  rationale:
    'The free tier promises no availability of the API server and slows down beyond some ten nodes. It is made for trying things out.',
  how: ['Set `sku_tier = "Standard"` for clusters that matter.'],
  bad: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n  sku_tier = "Standard"\n}\n',
  equivalents: { checkov: ['CKV_AZURE_170'] },
});
