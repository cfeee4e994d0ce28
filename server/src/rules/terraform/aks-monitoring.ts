import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isSet, textOf } from './values.ts';

export const aksMonitoring = resourceRule({
  id: 'aks-monitoring',
  title: 'AKS cluster without monitoring',
  practice: 'technology/testing-and-issue-detection/2/metrics-collected',
  category: 'operability',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['azurerm_kubernetes_cluster'],
      path: 'oms_agent.log_analytics_workspace_id',
      wants: isSet,
      absent: 'unmet',
      when: (judged) =>
        !judged.isWritten('monitor_metrics') &&
        judged.look('addon_profile.oms_agent.enabled').every(({ value }) => textOf(value) !== 'true'),
      says: english`sends neither logs nor metrics to Azure Monitor`,
      set: '"/subscriptions/…/workspaces/main"',
    },
  ],
  rationale:
    'Without the agent nobody sees what nodes and Pods do until users complain. Clusters with managed Prometheus (`monitor_metrics`) are not judged.',
  how: ['Add `oms_agent` with a Log Analytics workspace, or `monitor_metrics`.'],
  bad: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "azurerm_kubernetes_cluster" "main" {\n  name = "main"\n\n  oms_agent {\n    log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id\n  }\n}\n',
  equivalents: { checkov: ['CKV_AZURE_4'], trivy: ['AZU-0040'] },
});
