import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isTrue } from './values.ts';

export const gkeShieldedNodes = resourceRule({
  id: 'gke-shielded-nodes',
  title: 'GKE nodes whose boot is not verified',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['google_container_cluster'],
      path: 'enable_shielded_nodes',
      wants: isTrue,
      absent: 'met',
      says: english`has shielded nodes switched off`,
      set: 'true',
    },
    {
      on: ['google_container_node_pool', 'google_container_cluster'],
      path: 'node_config.shielded_instance_config.enable_secure_boot',
      wants: isTrue,
      absent: 'none',
      says: english`has secure boot switched off`,
      set: 'true',
    },
  ],
  rationale:
    'Shielded nodes prove that they are what they say, and secure boot loads signed code only. Both cost nothing; shielded nodes are on by default.',
  how: [
    'Leave `enable_shielded_nodes` out or set it to true.',
    'Set `enable_secure_boot = true`, unless nodes load unsigned kernel modules.',
  ],
  bad: 'resource "google_container_cluster" "main" {\n  name                  = "main"\n  enable_shielded_nodes = false\n}\n',
  good: 'resource "google_container_cluster" "main" {\n  name = "main"\n}\n',
  equivalents: { checkov: ['CKV_GCP_71', 'CKV_GCP_68'], trivy: ['GCP-0055'] },
});
