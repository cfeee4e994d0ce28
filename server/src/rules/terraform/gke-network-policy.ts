import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isTrue } from './values.ts';

export const gkeNetworkPolicy = resourceRule({
  id: 'gke-network-policy',
  title: 'Network policies not enforced by GKE',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['google_container_cluster'],
      path: 'network_policy.enabled',
      wants: isTrue,
      absent: 'unmet',
      when: (judged) =>
        judged.text('datapath_provider') !== 'ADVANCED_DATAPATH' &&
        judged.look('datapath_provider').every(({ state }) => state !== 'unknown') &&
        judged.text('enable_autopilot') !== 'true',
      says: english`does not enforce network policies`,
      set: 'true',
    },
  ],
  rationale:
    'A NetworkPolicy on a cluster that does not enforce it does nothing, without any message. Dataplane V2 and Autopilot always enforce them.',
  how: ['Set `datapath_provider = "ADVANCED_DATAPATH"` on new clusters.', 'Else set `network_policy { enabled = true }`.'],
  bad: 'resource "google_container_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "google_container_cluster" "main" {\n  name              = "main"\n  datapath_provider = "ADVANCED_DATAPATH"\n}\n',
  equivalents: { checkov: ['CKV_GCP_12'], trivy: ['GCP-0056'] },
});
