import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { noneOf } from './values.ts';

export const aksUpgradeChannel = resourceRule({
  id: 'aks-upgrade-channel',
  title: 'AKS cluster without an upgrade channel',
  practice: 'technology/application-patterns-and-refactoring/2/upgrade-routine',
  category: 'operability',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'automatic_upgrade_channel',
      wants: noneOf('none'),
      absent: 'unmet',
      when: (judged) => !judged.isWritten('automatic_channel_upgrade'),
      says: english`upgrades nothing by itself`,
      set: '"patch"',
    },
  ],
  rationale:
    'AKS supports a version for about a year. A channel brings patches, or minor versions too, in the maintenance window, so that upgrades do not pile up.',
  how: ['Set `automatic_upgrade_channel = "patch"`, or `stable`.', 'Add a `maintenance_window_auto_upgrade`.'],
  bad: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n  automatic_upgrade_channel = "patch"\n}\n',
  equivalents: { checkov: ['CKV_AZURE_171'] },
});
