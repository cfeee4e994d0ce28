import { at, isUnknown } from '../../syntax/tree.ts';
import { appendDocument } from '../edits/document.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { otherPolicies } from './network-policies.ts';
import { metadataLike, ownLabels } from './new-objects.ts';

export const networkPolicyMissing = defineRule({
  id: 'network-policy-missing',
  title: 'Network policy missing',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace, uri }) {
    const { object, podSpec } = workload;
    if (object.fragment || object.kind === 'PodTemplate') return notApplicable;
    const hostNetwork = at(podSpec, 'hostNetwork');
    if (hostNetwork?.kind === 'scalar' && hostNetwork.value === true) return notApplicable;
    const { certain, possible } = workspace.selecting('networking.k8s.io/NetworkPolicy', workload, uri);
    if (certain.length > 0) return met;
    if (possible || isUnknown(hostNetwork) || otherPolicies.some((kind) => workspace.objectsOf(kind).length > 0)) return unknown;
    const { start, end } = object.anchor;
    const whom = object.kind === 'Pod' ? describeObject(object) : `the Pods of ${describeObject(object)}`;
    return unmet({ start, end, message: `No NetworkPolicy selects ${whom}: every Pod of the cluster may connect.` });
  },
  fixSafety: 'review',
  fix(workload, _problem, context) {
    const metadata = metadataLike(workload);
    const matchLabels = ownLabels(workload);
    if (!metadata || !matchLabels) return undefined;
    const policy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: { podSelector: { matchLabels }, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] },
    };
    const edit = appendDocument(context, workload.object, policy);
    return edit && { title: 'Add a NetworkPolicy that admits the own namespace', safety: 'review', edits: [edit] };
  },
  rationale:
    'In a cluster without network policies every Pod can open a connection to every other, so one that is taken over can try them all. A NetworkPolicy that selects the Pods turns that round: only what it lists gets through. It can stand anywhere in the workspace. Pods on the network of their node are not asked, since policies do not reach them, and policies of Cilium, Calico or Antrea leave the question open.',
  how: [
    'Begin with one policy per namespace that selects all Pods (`podSelector: {}`) and admits the own namespace.',
    'Add what must come in from elsewhere: the ingress controller, the monitoring.',
    'When that is stable, restrict what goes out (`policyTypes: [Egress]`), and do not forget DNS.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
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
    good: `apiVersion: apps/v1
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
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels: { app: web }
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: {}
`,
  },
  hoverOn: ['kind'],
  equivalents: {
    'kube-linter': ['non-isolated-pod'],
    'kube-score': ['pod-networkpolicy'],
    polaris: ['missingNetworkPolicy'],
    kubescape: ['C-0260', 'C-0030'],
    kyverno: ['require-netpol', 'add-network-policy'],
    checkov: ['CKV2_K8S_6'],
  },
});
