import { english, say } from '../../texts/texts.ts';
import { problemAt, resourceRule } from './kit.ts';
import { matches, noneOf, textOf } from './values.ts';
import { referencesIn } from './look.ts';
import { notApplicable, unmet } from '../rule.ts';

const bindings: readonly string[] = ['project', 'folder', 'organization'].flatMap((level) => [
  `google_${level}_iam_member`,
  `google_${level}_iam_binding`,
]);
const ownAccount = /-compute@developer\.gserviceaccount\.com$|@appspot\.gserviceaccount\.com$/;

export const gcpBasicRoles = resourceRule({
  id: 'gcp-basic-roles',
  title: 'Basic role or default account in Google Cloud',
  practice: 'technology/platforms-and-infrastructure/2/roles-fitted',
  category: 'security',
  default: 'on',
  fixSafety: null,
  types: bindings,
  expects: [
    { on: bindings, path: 'role', wants: noneOf('roles/owner', 'roles/editor'), absent: 'none', says: english`grants a basic role` },
    {
      on: bindings,
      path: 'member',
      wants: matches(/^(?!.*(?:-compute@developer|@appspot)\.gserviceaccount\.com$)/),
      absent: 'none',
      says: english`grants a role to a default service account`,
    },
  ],
  inspect(judged) {
    const [member] = judged.look('member');
    const [members] = judged.look('members');
    if (
      member?.value &&
      referencesIn(member.value).some((one) => /^data\.google_(?:compute|app_engine)_default_service_account\./.test(one))
    )
      return unmet(problemAt(judged, member.span, say`grants a role to a default service account`));
    const list = members?.value?.kind === 'list' ? members.value.items : [];
    const found = list.find((one) => ownAccount.test(textOf(one) ?? ''));
    return found ? unmet(problemAt(judged, found, say`grants a role to a default service account`)) : notApplicable;
  },
  rationale:
    '`roles/owner` and `roles/editor` hold thousands of permissions in every service. The default service accounts are shared by everything that names no other, so a role given to one is given to all of that.',
  how: ['Grant predefined roles for the services in question, or a custom role.', 'Give each workload a service account of its own.'],
  bad: 'resource "google_project_iam_member" "deploy" {\n  project = "shop"\n  role    = "roles/editor"\n  member  = "group:platform@example.com"\n}\n',
  good: 'resource "google_project_iam_member" "deploy" {\n  project = "shop"\n  role    = "roles/run.developer"\n  member  = "group:platform@example.com"\n}\n',
  equivalents: { checkov: ['CKV_GCP_115', 'CKV_GCP_116', 'CKV_GCP_117', 'CKV_GCP_46'], trivy: ['GCP-0006', 'GCP-0007'] },
});
