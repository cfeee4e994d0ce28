import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { lacks } from './values.ts';

export const artifactRegistryPublic = resourceRule({
  id: 'artifact-registry-public',
  title: 'Artifact Registry open to everybody',
  practice: 'technology/security-and-policy/2/source-and-automation-access',
  category: 'security',
  default: 'on',
  fixSafety: null,
  expects: [
    {
      on: ['google_artifact_registry_repository_iam_member'],
      path: 'member',
      wants: lacks(/^all(?:Authenticated)?Users$/),
      absent: 'none',
      says: english`lets everybody into the repository`,
    },
    {
      on: ['google_artifact_registry_repository_iam_binding'],
      path: 'members',
      wants: lacks(/^all(?:Authenticated)?Users$/),
      absent: 'none',
      says: english`lets everybody into the repository`,
    },
  ],
  rationale:
    '`allUsers` and `allAuthenticatedUsers` stand for everybody with a browser or a Google account. Images tell a lot about what runs inside.',
  how: ['Grant the role to the service accounts of nodes and pipelines.'],
  bad: 'resource "google_artifact_registry_repository_iam_member" "web" {\n  repository = "web"\n  role       = "roles/artifactregistry.reader"\n  member     = "allUsers"\n}\n',
  good: 'resource "google_artifact_registry_repository_iam_member" "web" {\n  repository = "web"\n  role       = "roles/artifactregistry.reader"\n  member     = "serviceAccount:nodes@shop.iam.gserviceaccount.com"\n}\n',
  equivalents: { checkov: ['CKV_GCP_101', 'CKV2_GCP_9', 'CKV2_GCP_11'] },
});
