import { english, say } from '../../texts/texts.ts';
import { problemAt, resourceRule } from './kit.ts';
import { isTrue } from './values.ts';
import { partnersOf } from './relations.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import { addLast } from './edits.ts';

const special =
  /^(?:REGIONAL_MANAGED_PROXY|GLOBAL_MANAGED_PROXY|INTERNAL_HTTPS_LOAD_BALANCER|PRIVATE_SERVICE_CONNECT|PRIVATE_NAT|PEER_MIGRATION)$/;

export const flowLogsEnabled = resourceRule({
  id: 'flow-logs-enabled',
  title: 'Network without flow logs',
  practice: 'policy/implementation-and-compliance/2/logs-for-compliance',
  category: 'operability',
  default: 'on',
  fixSafety: 'review',
  types: ['aws_vpc', 'google_compute_subnetwork'],
  expects: [
    {
      on: ['azurerm_network_watcher_flow_log'],
      path: 'enabled',
      wants: isTrue,
      absent: 'none',
      says: english`is switched off`,
      set: 'true',
    },
  ],
  hoverOn: ['google_compute_subnetwork.log_config', 'azurerm_network_watcher_flow_log.enabled', 'aws_vpc'],
  inspect(judged) {
    if (judged.resource.type === 'google_compute_subnetwork') {
      if (special.test(judged.text('purpose') ?? '')) return notApplicable;
      if (judged.isWritten('purpose') && judged.text('purpose') === undefined) return unknown;
      const written = judged.has('log_config');
      return written === undefined ? unknown : written ? met : unmet(problemAt(judged, judged.header, say`has no flow logs`));
    }
    if (judged.resource.kind === 'data') return notApplicable;
    const { certain, possible } = partnersOf(judged, ['aws_flow_log'], 'vpc_id');
    if (certain.length > 0) return met;
    return possible || judged.scope.module.callers.length > 0
      ? unknown
      : unmet(problemAt(judged, judged.header, say`has no flow log in this module`));
  },
  mend(judged, _problem, text) {
    const { block, type } = judged.resource;
    if (type !== 'google_compute_subnetwork') return undefined;
    const both = (line: string, snippet = line): { text: string; snippet: string } => ({ text: line, snippet });
    const edit = addLast(
      block,
      [both('log_config {'), both('  flow_sampling = 0.5', '  flow_sampling = ${1:0.5}'), both('}', '\\}')],
      text,
    );
    return edit && { title: say`Add flow logs`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Flow logs record which addresses talked to which: what an investigation asks first, and what auditors ask of the network. They cost money by volume; sampling keeps it small.',
  how: [
    'AWS: add `aws_flow_log` with the `vpc_id`.',
    'Google Cloud: add `log_config` to the subnetwork, with a sampling rate.',
    'Azure: set `enabled = true` on the flow log.',
  ],
  bad: 'resource "google_compute_subnetwork" "main" {\n  name          = "main"\n  ip_cidr_range = "10.2.0.0/16"\n}\n',
  good: 'resource "google_compute_subnetwork" "main" {\n  name          = "main"\n  ip_cidr_range = "10.2.0.0/16"\n\n  log_config {\n    flow_sampling = 0.5\n  }\n}\n',
  equivalents: { checkov: ['CKV2_AWS_11', 'CKV_GCP_26', 'CKV_AZURE_12'], trivy: ['AWS-0178', 'GCP-0076', 'AZU-0073'] },
});
