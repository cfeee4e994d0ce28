import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import type { Judged } from './kit.ts';
import { noneOf } from './values.ts';
import { blocksOf } from './look.ts';

const has =
  (path: string) =>
  ({ resource }: Judged): boolean =>
    blocksOf(resource.block, ...path.split('.')).blocks.length > 0;

export const gkeNodeServiceAccount = resourceRule({
  id: 'gke-node-service-account',
  title: 'GKE nodes with the default service account',
  practice: 'technology/platforms-and-infrastructure/2/roles-fitted',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['google_container_node_pool', 'google_container_cluster'],
      path: 'node_config.service_account',
      wants: noneOf('default'),
      absent: 'unmet',
      when: has('node_config'),
      says: english`runs its nodes as the default service account`,
      set: '"nodes@example.iam.gserviceaccount.com"',
    },
    {
      on: ['google_container_cluster'],
      path: 'cluster_autoscaling.auto_provisioning_defaults.service_account',
      wants: noneOf('default'),
      absent: 'unmet',
      when: has('cluster_autoscaling.auto_provisioning_defaults'),
      says: english`runs new nodes as the default service account`,
      set: '"nodes@example.iam.gserviceaccount.com"',
    },
  ],
  rationale:
    'The default service account of Compute Engine often holds the editor role, and is shared by everything that names no other. Nodes need to write logs and metrics and to pull images, no more.',
  how: ['Make a service account with `roles/container.defaultNodeServiceAccount`.', 'Name it as `service_account` in `node_config`.'],
  bad: 'resource "google_container_node_pool" "main" {\n  cluster = "main"\n\n  node_config {\n    machine_type = "e2-standard-4"\n  }\n}\n',
  good: 'resource "google_container_node_pool" "main" {\n  cluster = "main"\n\n  node_config {\n    machine_type    = "e2-standard-4"\n    service_account = google_service_account.nodes.email\n  }\n}\n',
  equivalents: { checkov: ['CKV2_GCP_1'], trivy: ['GCP-0050'] },
});
