import { english } from '../../texts/texts.ts';
import { resourceRule } from './kit.ts';
import { oneOf } from './values.ts';

export const gkeLoggingMonitoring = resourceRule({
  id: 'gke-logging-monitoring',
  title: 'Logs or metrics of GKE switched off',
  practice: 'technology/testing-and-issue-detection/2/metrics-collected',
  category: 'operability',
  default: 'on',
  fixSafety: 'safe',
  expects: [
    {
      on: ['google_container_cluster'],
      path: 'logging_service',
      wants: oneOf('logging.googleapis.com/kubernetes'),
      absent: 'met',
      says: english`does not collect logs`,
      set: '"logging.googleapis.com/kubernetes"',
    },
    {
      on: ['google_container_cluster'],
      path: 'monitoring_service',
      wants: oneOf('monitoring.googleapis.com/kubernetes'),
      absent: 'met',
      says: english`does not collect metrics`,
      set: '"monitoring.googleapis.com/kubernetes"',
    },
  ],
  rationale:
    'GKE collects logs and metrics by default; `none` and the services of before 2020 switch that off. Clusters that use another collector can accept this finding with a reason.',
  how: ['Remove the attribute, or set the service that ends in `/kubernetes`.'],
  bad: 'resource "google_container_cluster" "main" {\n  name            = "main"\n  logging_service = "none"\n}\n',
  good: 'resource "google_container_cluster" "main" {\n  name = "main"\n}\n',
  equivalents: { checkov: ['CKV_GCP_1', 'CKV_GCP_8'], trivy: ['GCP-0060', 'GCP-0052'] },
});
