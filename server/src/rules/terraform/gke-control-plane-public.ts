import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { anywhere, lacks, textOf } from './values.ts';
import { blocksOf } from './look.ts';

export const gkeControlPlanePublic = resourceRule({
  id: 'gke-control-plane-public',
  title: 'GKE control plane open to every address',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['google_container_cluster'],
      path: 'master_authorized_networks_config.cidr_blocks.cidr_block',
      wants: lacks(anywhere),
      absent: 'unmet',
      when: (judged) =>
        !judged.isWritten('control_plane_endpoints_config') &&
        judged
          .look('private_cluster_config.enable_private_endpoint')
          .every(({ value, state }) => state !== 'unknown' && textOf(value) !== 'true') &&
        (!judged.isWritten('master_authorized_networks_config') ||
          blocksOf(judged.resource.block, 'master_authorized_networks_config', 'cidr_blocks').blocks.length > 0),
      says: english`lets every address reach its control plane`,
      set: '"10.0.0.0/8"',
    },
  ],
  rationale:
    'Without authorized networks everybody can talk to the API server, and a leaked token works from anywhere. A cluster with a private endpoint only, or with DNS access under IAM, is not judged.',
  how: [
    'Name the networks of offices, VPN and pipelines in `master_authorized_networks_config`.',
    'Better, set `enable_private_endpoint = true`.',
  ],
  bad: 'resource "google_container_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "google_container_cluster" "main" {\n  name = "main"\n\n  master_authorized_networks_config {\n    cidr_blocks {\n      cidr_block = "10.10.0.0/16"\n    }\n  }\n}\n',
  equivalents: { checkov: ['CKV_GCP_18', 'CKV_GCP_20'], trivy: ['GCP-0053', 'GCP-0061'] },
});
