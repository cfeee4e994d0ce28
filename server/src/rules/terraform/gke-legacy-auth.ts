import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { isFalse, literal } from './values.ts';

export const gkeLegacyAuth = resourceRule({
  id: 'gke-legacy-auth',
  title: 'Old ways to log in to GKE',
  practice: 'technology/security-and-policy/1/identity-integrated',
  category: 'security',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['google_container_cluster'],
      path: 'enable_legacy_abac',
      wants: isFalse,
      absent: 'met',
      says: english`still uses ABAC`,
      set: 'false',
    },
    {
      on: ['google_container_cluster'],
      path: 'master_auth.client_certificate_config.issue_client_certificate',
      wants: isFalse,
      absent: 'met',
      says: english`issues a client certificate`,
      set: 'false',
    },
    {
      on: ['google_container_cluster'],
      path: 'master_auth.password',
      wants: (value) => literal(value, (one) => one === ''),
      absent: 'met',
      says: english`lets people log in with a password`,
    },
  ],
  rationale: 'ABAC grants rights beside RBAC, and a client certificate or a password belongs to nobody and cannot be withdrawn alone.',
  how: [
    'Leave `enable_legacy_abac`, `issue_client_certificate` and the password out.',
    'Let people log in with their Google identity, with RBAC for groups.',
  ],
  bad: 'resource "google_container_cluster" "main" {\n  name               = "main"\n  enable_legacy_abac = true\n}\n',
  good: 'resource "google_container_cluster" "main" {\n  name = "main"\n}\n',
  equivalents: { checkov: ['CKV_GCP_7', 'CKV_GCP_13'], trivy: ['GCP-0062', 'GCP-0064'] },
});
