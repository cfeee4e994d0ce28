import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isTrue } from './values.ts';

export const gkeNodeAutoUpgradeRepair = resourceRule({
  id: 'gke-node-auto-upgrade-repair',
  title: 'GKE nodes neither repaired nor upgraded',
  practice: 'technology/platforms-and-infrastructure/3/failed-parts-replaced',
  category: 'reliability',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['google_container_node_pool'],
      path: 'management.auto_repair',
      wants: isTrue,
      absent: 'met',
      says: english`does not repair its nodes`,
      set: 'true',
    },
    {
      on: ['google_container_node_pool'],
      path: 'management.auto_upgrade',
      wants: isTrue,
      absent: 'met',
      says: english`does not upgrade its nodes`,
      set: 'true',
    },
  ],
  rationale:
    'GKE replaces broken nodes and keeps them at the version of the control plane, unless that is switched off. Then somebody has to notice and do it by hand.',
  how: ['Set `auto_repair = true` and `auto_upgrade = true` in `management`.', 'Choose when by a maintenance window instead.'],
  bad: 'resource "google_container_node_pool" "main" {\n  cluster = "main"\n\n  management {\n    auto_repair = false\n  }\n}\n',
  good: 'resource "google_container_node_pool" "main" {\n  cluster = "main"\n\n  management {\n    auto_repair = true\n  }\n}\n',
  equivalents: { checkov: ['CKV_GCP_9', 'CKV_GCP_10'], trivy: ['GCP-0058', 'GCP-0063'] },
});
