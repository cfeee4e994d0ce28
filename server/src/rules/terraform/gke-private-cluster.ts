import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isTrue } from './values.ts';

export const gkePrivateCluster = resourceRule({
  id: 'gke-private-cluster',
  title: 'GKE nodes with public addresses',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['google_container_cluster'],
      path: 'private_cluster_config.enable_private_nodes',
      wants: isTrue,
      absent: 'unmet',
      says: english`gives its nodes public addresses`,
      set: 'true',
    },
  ],
  rationale:
    'Nodes with public addresses can be reached, scanned and attacked one by one. Private nodes go out through NAT and are reached through load balancers only. Changing it makes a new cluster in older releases.',
  how: ['Set `enable_private_nodes = true` in `private_cluster_config`.', 'Add Cloud NAT for what the nodes fetch.'],
  bad: 'resource "google_container_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "google_container_cluster" "main" {\n  name = "main"\n\n  private_cluster_config {\n    enable_private_nodes = true\n  }\n}\n',
  equivalents: { checkov: ['CKV_GCP_25', 'CKV_GCP_64'], trivy: ['GCP-0059'] },
});
