import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { noneOf } from './values.ts';

export const gkeReleaseChannel = resourceRule({
  id: 'gke-release-channel',
  title: 'GKE cluster in no release channel',
  practice: 'technology/application-patterns-and-refactoring/2/upgrade-routine',
  category: 'operability',
  default: 'on',
  fixSafety: 'review',
  expects: [
    {
      on: ['google_container_cluster'],
      path: 'release_channel.channel',
      wants: noneOf('UNSPECIFIED'),
      absent: 'unmet',
      when: (judged) => judged.text('enable_autopilot') !== 'true',
      says: english`is in no release channel`,
      set: '"REGULAR"',
    },
  ],
  rationale: 'A release channel says how soon upgrades come, and tests them in that order. Autopilot clusters are in one anyway.',
  how: ['Set `release_channel { channel = "REGULAR" }`.', 'Put a test cluster in `RAPID`, and set maintenance windows.'],
  bad: 'resource "google_container_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "google_container_cluster" "main" {\n  name = "main"\n\n  release_channel {\n    channel = "REGULAR"\n  }\n}\n',
  equivalents: { checkov: ['CKV_GCP_70'] },
});
