import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isTrue, oneOf } from './values.ts';

export const gkeMetadataServer = resourceRule({
  id: 'gke-metadata-server',
  title: 'Pods of GKE can take the identity of the node',
  practice: 'technology/platforms-and-infrastructure/2/roles-fitted',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['google_container_node_pool', 'google_container_cluster'],
      path: 'node_config.workload_metadata_config.mode',
      wants: oneOf('GKE_METADATA'),
      absent: 'none',
      says: english`shows Pods the metadata of the node`,
      set: '"GKE_METADATA"',
    },
    {
      on: ['google_container_node_pool', 'google_container_cluster'],
      path: 'node_config.metadata.disable-legacy-endpoints',
      wants: isTrue,
      absent: 'none',
      says: english`keeps the legacy metadata endpoints`,
    },
  ],
  rationale:
    'With the plain metadata server every Pod can fetch the token of the service account of its node. `GKE_METADATA` gives each Pod its own identity instead.',
  how: ['Enable Workload Identity with `workload_identity_config` on the cluster.', 'Set `mode = "GKE_METADATA"` on node pools.'],
  bad: 'resource "google_container_node_pool" "main" {\n  cluster = "main"\n\n  node_config {\n    workload_metadata_config {\n      mode = "GCE_METADATA"\n    }\n  }\n}\n',
  good: 'resource "google_container_node_pool" "main" {\n  cluster = "main"\n\n  node_config {\n    workload_metadata_config {\n      mode = "GKE_METADATA"\n    }\n  }\n}\n',
  equivalents: { checkov: ['CKV_GCP_69'], trivy: ['GCP-0057', 'GCP-0048'] },
});
