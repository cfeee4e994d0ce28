import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { noneOf } from './values.ts';

export const gkeBinaryAuthorization = resourceRule({
  id: 'gke-binary-authorization',
  title: 'Binary Authorization off',
  practice: 'technology/application-release-and-operations/4/validated-on-entry',
  category: 'supply-chain',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['google_container_cluster'],
      path: 'binary_authorization.evaluation_mode',
      wants: noneOf('DISABLED'),
      absent: 'unmet',
      when: (judged) =>
        !judged.isWritten('enable_binary_authorization') &&
        judged.look('binary_authorization.enabled').every(({ state }) => state === 'absent'),
      says: english`admits images without looking at their attestations`,
      set: '"PROJECT_SINGLETON_POLICY_ENFORCE"',
    },
  ],
  rationale:
    'Binary Authorization lets only images in that the pipeline attested. The policy of a new project allows everything, so switching it on breaks nothing until the policy is written.',
  how: ['Set `evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"`.', 'Write the policy, first in dry run.'],
  bad: 'resource "google_container_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "google_container_cluster" "main" {\n  name = "main"\n\n  binary_authorization {\n    evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"\n  }\n}\n',
  equivalents: { checkov: ['CKV_GCP_66'] },
});
