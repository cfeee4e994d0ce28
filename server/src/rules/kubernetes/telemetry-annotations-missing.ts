import type { Workload } from '../../facts/kubernetes/types.ts';
import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { runsForever } from './pods.ts';
import { spanOf } from './places.ts';

export const telemetryAnnotationsMissing = defineRule({
  id: 'telemetry-annotations-missing',
  title: 'Workload without telemetry',
  practice: 'technology/testing-and-issue-detection/2/metrics-collected',
  family: 'kubernetes',
  category: 'operability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace, uri }) {
    const { object, podTemplate } = workload;
    if (object.fragment || !runsForever(workload)) return notApplicable;
    const annotations = child(child(podTemplate, 'metadata'), 'annotations');
    if (annotations !== undefined && annotations.kind !== 'map') return unknown;
    if (annotations?.entries.some(({ key }) => hint.test(key.text)) === true || hasTelemetry(workload)) return met;
    if (annotations?.open === true || collectors.some((kind) => workspace.objectsOf(kind).length > 0)) return unknown;
    if (workspace.patchMentions(object, 'annotations') || workspace.scopeOf(uri).opaque) return unknown;
    return unmet({ ...spanOf(object.anchor), message: say`${describeObject(object)} says nothing of metrics or traces.` });
  },
  fixSafety: null,
  rationale:
    'What sends no metrics and no traces is only noticed when users complain. An annotation for the OpenTelemetry operator or for Prometheus, a port for metrics or variables of an agent show that somebody thought of it. Where the workspace holds monitors or collectors of another kind, the rule is left open.',
  how: [
    'Let the OpenTelemetry operator instrument it: `instrumentation.opentelemetry.io/inject-java: "true"`, or the one of its language.',
    'Or offer metrics on a port named `metrics`, and add a ServiceMonitor or PodMonitor.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
      annotations:
        instrumentation.opentelemetry.io/inject-java: "true"
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.template.metadata.annotations'],
  equivalents: {},
});

const hint = /opentelemetry|prometheus|metrics|datadoghq|dynatrace|newrelic|jaegertracing|linkerd\.io\/inject|sidecar\.istio\.io\/inject/;

const collectors: readonly string[] = [
  'monitoring.coreos.com/ServiceMonitor',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.googleapis.com/PodMonitoring',
  'operator.victoriametrics.com/VMServiceScrape',
  'operator.victoriametrics.com/VMPodScrape',
  'opentelemetry.io/Instrumentation',
];

function hasTelemetry({ containers }: Workload): boolean {
  return containers.some(({ node }) => {
    const names = ['env', 'ports'].flatMap((field) => itemsOf(child(node, field)).items.map((item) => textOf(child(item, 'name')) ?? ''));
    return names.some((name) => /^OTEL_|^DD_|^NEW_RELIC|^ELASTIC_APM|metrics|^prom/.test(name));
  });
}
