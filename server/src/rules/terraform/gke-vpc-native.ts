import { say } from '../../texts/texts.ts';
import { problemAt, resourceRule } from './kit.ts';
import type { Expectation } from './kit.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import { addLast } from './edits.ts';

const ranges: Expectation['when'] = (judged) =>
  judged.text('enable_autopilot') !== 'true' && judged.text('networking_mode') !== 'VPC_NATIVE';

export const gkeVpcNative = resourceRule({
  id: 'gke-vpc-native',
  title: 'GKE cluster without ranges of its own',
  practice: 'technology/architecture-and-solution-design/1/address-space-plan',
  category: 'reliability',
  default: 'on',
  fixSafety: 'review',
  types: ['google_container_cluster'],
  hoverOn: ['google_container_cluster.ip_allocation_policy'],
  inspect(judged) {
    if (judged.resource.kind === 'data' || ranges(judged) !== true) return notApplicable;
    const written = judged.has('ip_allocation_policy');
    return written === undefined
      ? unknown
      : written
        ? met
        : unmet(problemAt(judged, judged.header, say`takes its Pod addresses from no range that was planned`));
  },
  mend(judged, _problem, text) {
    const both = (line: string, snippet = line): { text: string; snippet: string } => ({ text: line, snippet });
    const edit = addLast(judged.resource.block, [both('ip_allocation_policy {'), both('}', '\\}')], text);
    return edit && { title: say`Add ip_allocation_policy`, safety: 'review', edits: [edit] };
  },
  rationale:
    'VPC-native clusters give Pods addresses from ranges of the subnet, which other networks can route to. Ranges cannot be changed later, so they are planned with the network.',
  how: ['Plan secondary ranges for Pods and Services in the subnet.', 'Name them in `ip_allocation_policy`.'],
  bad: 'resource "google_container_cluster" "main" {\n  name = "main"\n}\n',
  good: 'resource "google_container_cluster" "main" {\n  name = "main"\n\n  ip_allocation_policy {\n    cluster_secondary_range_name = "pods"\n  }\n}\n',
  equivalents: { checkov: ['CKV_GCP_23'], trivy: ['GCP-0049'] },
});
