import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { looksInto, monitors, serviceMonitor } from './monitors.ts';
import { keyPlace, scopePhrase } from './places.ts';

export const serviceMonitorDangling = defineRule({
  id: 'service-monitor-dangling',
  title: 'Monitor that matches no Service',
  practice: 'technology/testing-and-issue-detection/1/connectivity-checked',
  family: 'kubernetes',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace, uri }) {
    if (`${object.group}/${object.kind}` !== serviceMonitor || object.fragment) return notApplicable;
    if (isUnknown(at(object.node, 'spec', 'selector'))) return unknown;
    const all = workspace.objectsOf('/Service').map(({ subject }) => monitors(object, subject));
    if (all.includes('yes')) return met;
    // Services that operators and the cluster itself make are in no file.
    const beside = workspace.applied('/Service', uri).filter(({ keys }) => looksInto(object, keys.namespace) === 'yes');
    if (anywhere(object) && !beside.some(({ subject }) => carriesKeys(object, subject))) return unknown;
    if (all.includes('unknown') || beside.length === 0 || workspace.scopeOf(uri).opaque || workspace.scopeMayRunOtherPods(uri))
      return unknown;
    return unmet({
      ...keyPlace(object, 'spec', 'selector'),
      message: say`${describeObject(object)} matches none of the Services ${scopePhrase(uri, workspace)}.`,
    });
  },
  fixSafety: null,
  rationale:
    'A ServiceMonitor finds its targets by the labels of Services, not of Pods. One that matches none scrapes nothing, and says nothing of it: alerts on its metrics stay silent. Judged are monitors that look into a namespace of which the manifests applied together hold Services; those of the cluster’s own components, whose Services no file holds, are left open, and so are those of all namespaces that ask for labels which no Service here has.',
  how: [
    'Compare `spec.selector` with `metadata.labels` of the Service, not with the labels in its selector.',
    'If the Service is in another namespace, name that in `spec.namespaceSelector`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
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
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: shop
  endpoints:
    - port: metrics
`,
    good: `apiVersion: v1
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
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  endpoints:
    - port: metrics
`,
  },
  hoverOn: ['spec.selector', 'spec.namespaceSelector'],
  equivalents: {
    'kube-linter': ['dangling-servicemonitor'],
  },
});

/** A monitor of all namespaces may be meant for Services that somebody else installs. */
function anywhere({ node }: KubernetesObject): boolean {
  return textOf(at(node, 'spec', 'namespaceSelector', 'any')) === 'true';
}

/** Whether a Service has the labels that the monitor asks for, with whatever values. */
function carriesKeys({ node }: KubernetesObject, { labels }: KubernetesObject): boolean {
  const wanted = at(node, 'spec', 'selector', 'matchLabels');
  const expressions = itemsOf(at(node, 'spec', 'selector', 'matchExpressions')).items.map((item) => textOf(child(item, 'key')));
  const keys = [...(wanted?.kind === 'map' ? wanted.entries.map(({ key }) => key.text) : []), ...expressions];
  return keys.every((key) => key !== undefined && labels?.has(key) === true);
}
