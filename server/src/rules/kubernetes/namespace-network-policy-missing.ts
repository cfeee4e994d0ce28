import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { appendDocument } from '../edits/document.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { otherPolicies } from './network-policies.ts';
import { spanOf } from './places.ts';

export const namespaceNetworkPolicyMissing = defineRule({
  id: 'namespace-network-policy-missing',
  title: 'Namespace without a network policy',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace, uri }) {
    const { group, kind, name, fragment } = object;
    if (group !== '' || kind !== 'Namespace' || fragment) return notApplicable;
    if (name === undefined) return unknown;
    if (name === 'default' || /^(?:kube|openshift)-/.test(name)) return notApplicable;
    const namespaces = workspace.objectsOf('networking.k8s.io/NetworkPolicy').map(({ keys }) => keys.namespace);
    if (namespaces.some((namespace) => namespace.state === 'known' && namespace.value === name)) return met;
    if (namespaces.some(({ state }) => state !== 'known') || mayHaveOthers(workspace) || workspace.scopeOf(uri).opaque) return unknown;
    if (!workspace.namespaceHasWorkloads({ state: 'known', value: name }) && !workspace.scopeHasWorkloads(uri)) return unknown;
    return unmet({
      ...spanOf(object.anchor),
      message: say`Namespace "${name}" has no NetworkPolicy: every Pod of the cluster may connect to its Pods.`,
    });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    if (object.name === undefined) return undefined;
    const edit = appendDocument(context, object, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'own-namespace', namespace: object.name },
      spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] },
    });
    return edit && { title: say`Add a NetworkPolicy that admits the own namespace`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Without a policy the Pods of a namespace take connections from every other namespace of the cluster, and so from every other team. One policy that selects all Pods turns that round for what is deployed later too. Namespaces of the system, those whose workloads stand elsewhere, and workspaces with policies of Cilium, Calico or Antrea, or a Kyverno policy that generates them, are left open.',
  how: [
    'Add a policy with `podSelector: {}` and `policyTypes: [Ingress]` that admits the own namespace.',
    'Admit what must come from outside: the ingress controller, the monitoring.',
    'Let the tool that creates namespaces bring that policy along.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
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
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: own-namespace
  namespace: shop
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
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
  },
  hoverOn: ['kind'],
  equivalents: {
    kubescape: ['C-0049', 'C-0054', 'C-0206'],
    kyverno: ['add-network-policy', 'add-networkpolicy-dns'],
  },
});

/** Policies in another language, or made by a policy engine when a namespace appears. */
function mayHaveOthers(workspace: WorkspaceView): boolean {
  if (otherPolicies.some((kind) => workspace.objectsOf(kind).length > 0)) return true;
  return workspace.objectsOf('kyverno.io/ClusterPolicy').some(({ subject }) => generates(subject));
}

function generates({ node }: KubernetesObject): boolean {
  return itemsOf(at(node, 'spec', 'rules')).items.some((rule) => {
    const kind = at(rule, 'generate', 'kind');
    return isUnknown(kind) || textOf(kind)?.endsWith('NetworkPolicy') === true;
  });
}
