import { at, child, entryOf, stringMapOf, textOf } from '../../syntax/tree.ts';
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { byControllers } from './pod-selectors.ts';

export const serviceDangling = defineRule({
  id: 'service-dangling',
  title: 'Service without Pods',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/connectivity-checked',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'error',
  check(object, { workspace, uri }) {
    if (object.group !== '' || object.kind !== 'Service' || object.fragment) return notApplicable;
    if (textOf(at(object.node, 'spec', 'type')) === 'ExternalName') return notApplicable;
    const selector = at(object.node, 'spec', 'selector');
    if (selector === undefined) return notApplicable;
    const pairs = stringMapOf(selector);
    if (!pairs || workspace.patchMentions(object, 'selector')) return unknown;
    if (pairs.size === 0) return notApplicable;
    if (!workspace.isPackaged(uri) && !workspace.fileHasWorkloads(uri)) return unknown;
    if (!workspace.scopeHasWorkloads(uri) || workspace.scopeMayRunOtherPods(uri)) return unknown;
    // Labels that a kustomization puts on everything are on the Pods too, though no file shows them there.
    const own = new Map([...pairs].filter(([key]) => !byControllers.has(key) && !workspace.labelIsSetElsewhere(key)));
    if (own.size < pairs.size && own.size === 0) return unknown;
    const { certain, possible } = workspace.workloadsMatching(own, object, uri);
    if (certain.length > 0) return met;
    if (possible) return unknown;
    const labels = [...own].map(([key, value]) => `${key}: ${value}`).join(', ');
    const elsewhere = workspace.workloadsMatching(own, { ...object, namespace: { state: 'absent' } }, uri).certain[0];
    if (elsewhere) {
      const { namespace } = elsewhere.subject.object;
      const where = namespace.state === 'known' ? say`is in the namespace "${namespace.value}"` : say`is in another namespace`;
      return unmet({
        ...placeOf(object),
        message: say`${describeObject(object)} selects no Pod: ${describeObject(elsewhere.subject.object)} ${where}.`,
      });
    }
    if (!hasNeighbours(object, workspace) || workspace.scopeBringsController(uri)) return unknown;
    return unmet({ ...placeOf(object), message: say`${describeObject(object)} selects no Pod: none here has the labels ${labels}.` });
  },
  fixSafety: null,
  rationale:
    'A Service whose selector matches no Pod has a name and an address, and every connection to it fails. It is nearly always a label that was renamed on one side only. Services without a selector are meant to be filled by hand, and those next to custom resources or charts that may run Pods of their own are left open, as is a Service that stands alone in a file that no chart or kustomization holds: its Pods may come from anywhere.',
  how: [
    'Compare `spec.selector` with the labels under `spec.template.metadata.labels` of the workload; every pair must be there, letter by letter.',
    'See that both are in the same namespace.',
    'Check it in the cluster: `kubectl get endpointslices -l kubernetes.io/service-name=<name>`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: website
  ports:
    - port: 80
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.selector'],
  equivalents: {
    'kube-linter': ['dangling-service'],
    'kube-score': ['service-targets-pod'],
    kubescape: ['C-0293'],
    monokle: ['LNK001'],
  },
});

function placeOf(object: KubernetesObject): Span {
  const spec = child(object.node, 'spec');
  const { start, end } = (spec?.kind === 'map' ? entryOf(spec, 'selector')?.key : undefined) ?? object.anchor;
  return { start, end };
}

/** Whether the workspace has workloads of the Service's own namespace: without any, its Pods are somebody else's. */
function hasNeighbours({ namespace }: KubernetesObject, workspace: WorkspaceView): boolean {
  if (namespace.state === 'known' && /^(?:kube|openshift)-/.test(namespace.value)) return false;
  return workspace.namespaceHasWorkloads(namespace);
}
