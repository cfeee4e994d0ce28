import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { appendDocument } from '../edits/document.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { looksInto, monitors, podMonitor, serviceMonitor } from './monitors.ts';
import type { ObjectKeys } from '../../workspace/view.ts';
import { spanOf } from './places.ts';

export const serviceMonitorMissing = defineRule({
  id: 'service-monitor-missing',
  title: 'Metrics that nothing scrapes',
  practice: 'technology/testing-and-issue-detection/2/metrics-collected',
  family: 'kubernetes',
  category: 'operability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace, uri }) {
    const port = metricsPort(object);
    if (!port || object.fragment) return notApplicable;
    const found = workspace.objectsOf(serviceMonitor).map(({ subject }) => monitors(subject, object));
    if (found.includes('yes')) return met;
    if (scrapeKeys(object).length > 0) return met;
    // Without a monitor beside it, metrics are collected in another way here, or by somebody else.
    const beside = workspace.applied(serviceMonitor, uri).filter(({ keys }) => sameNamespace(keys, object));
    const byPods = workspace.objectsOf(podMonitor).some(({ subject }) => looksInto(subject, object.namespace) !== 'no');
    if (beside.length === 0 || byPods || found.includes('unknown') || otherScrapers.some((kind) => workspace.objectsOf(kind).length > 0))
      return unknown;
    if (workspace.scopeOf(uri).opaque) return unknown;
    return unmet({ ...spanOf(port), message: say`No ServiceMonitor selects ${describeObject(object)}, which has a port for metrics.` });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    const { name, namespace, labels } = object;
    const port = textOf(metricsPort(object));
    if (name === undefined || !labels || labels.size === 0 || namespace.state === 'unknown' || port === undefined) return undefined;
    const edit = appendDocument(context, object, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name, ...(namespace.state === 'known' ? { namespace: namespace.value } : {}) },
      spec: { selector: { matchLabels: Object.fromEntries(labels) }, endpoints: [{ port }] },
    });
    return edit && { title: say`Add a ServiceMonitor`, safety: 'review', edits: [edit] };
  },
  rationale:
    'An application that offers metrics which nothing collects is watched by nobody. Judged are Services with a port named for metrics whose manifests hold ServiceMonitors for the same namespace, none of which selects them: there the operator is in use, and this Service was left out. Scrape annotations, PodMonitors and other collectors in the workspace count as well.',
  how: [
    'Add a ServiceMonitor that selects the labels of the Service and names the port.',
    'Check in Prometheus under Status, Targets that it is up.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: store
spec:
  selector:
    matchLabels:
      app: store
  endpoints:
    - port: metrics
---
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    app: web
spec:
  selector:
    app: web
  ports:
    - name: metrics
      port: 9090
`,
    good: `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  endpoints:
    - port: metrics
---
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    app: web
spec:
  selector:
    app: web
  ports:
    - name: metrics
      port: 9090
`,
  },
  hoverOn: ['spec.ports'],
  equivalents: {},
});

const otherScrapers: readonly string[] = [
  'monitoring.coreos.com/ScrapeConfig',
  'monitoring.googleapis.com/PodMonitoring',
  'operator.victoriametrics.com/VMServiceScrape',
  'operator.victoriametrics.com/VMPodScrape',
  'opentelemetry.io/OpenTelemetryCollector',
];

function metricsPort({ group, kind, node }: KubernetesObject): Lookup {
  if (group !== '' || kind !== 'Service' || isUnknown(at(node, 'spec', 'type'))) return undefined;
  return itemsOf(at(node, 'spec', 'ports'))
    .items.map((port) => child(port, 'name'))
    .find((name) => /^(?:(?:https?|tcp)-)?(?:metrics|prometheus|prom)$/.test(textOf(name) ?? ''));
}

function scrapeKeys({ node }: KubernetesObject): readonly string[] {
  const annotations = at(node, 'metadata', 'annotations');
  if (annotations?.kind !== 'map') return annotations === undefined ? [] : ['unknown'];
  return annotations.entries.map(({ key }) => key.text).filter((key) => /prometheus|metrics/.test(key));
}

function sameNamespace({ namespace: a }: ObjectKeys, { namespace: b }: ObjectKeys): boolean {
  return a.state === 'known' ? b.state === 'known' && a.value === b.value : a.state === b.state;
}
