import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { say } from '../../texts/texts.ts';
import { appendDocument } from '../edits/document.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { podsOf } from './describe.ts';
import { isOnHostNetwork, restriction } from './network-policies.ts';
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
  check(workload, context) {
    const { object } = workload;
    const onHost = isOnHostNetwork(workload);
    if (object.fragment || object.kind === 'PodTemplate' || onHost === true) return notApplicable;
    const restricted = restriction(workload, 'ingress', context);
    if (restricted === 'some') return met;
    if (restricted === 'unknown' || onHost === undefined) return unknown;
    const { start, end } = object.anchor;
    const { certain } = context.workspace.selecting('networking.k8s.io/NetworkPolicy', workload, context.uri);
    const what =
      certain.length === 0
        ? say`No NetworkPolicy selects ${podsOf(object)}`
        : say`Each NetworkPolicy for ${podsOf(object)} is for egress only`;
    return unmet({ start, end, message: say`${what}: every Pod of the cluster may connect.` });
  },
  fixSafety: 'review',
  fix(workload, _problem, context) {
    const metadata = metadataLike(workload);
    const matchLabels = ownLabels(workload);
    if (!metadata || !matchLabels) return undefined;
    const { certain } = context.workspace.selecting('networking.k8s.io/NetworkPolicy', workload, context.uri);
    const { name } = workload.object;
    const taken = certain.some(({ subject }) => subject.name === name) || hasPolicy(context.written, name);
    const policy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: taken ? { ...metadata, name: `${name ?? ''}-ingress` } : metadata,
      spec: { podSelector: { matchLabels }, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] },
    };
    const edit = appendDocument(context, workload.object, policy);
    return edit && { title: say`Add a NetworkPolicy that admits the own namespace`, safety: 'review', edits: [edit] };
  },
  rationale:
    'In a cluster without network policies every Pod can open a connection to every other, so one that is taken over can try them all. A NetworkPolicy for ingress that selects the Pods turns that round: only what it lists gets through. It can stand anywhere in the workspace. Pods on the network of their node are not asked, since policies do not reach them, and policies of Cilium, Calico or Antrea leave the question open.',
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

function hasPolicy(written: readonly KubernetesObject[] = [], name: string | undefined): boolean {
  return written.some((object) => object.kind === 'NetworkPolicy' && object.name === name);
}
