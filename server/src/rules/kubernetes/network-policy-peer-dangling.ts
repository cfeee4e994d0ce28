import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { child, entryOf, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isNetworkPolicy, rulesOf } from './network-policies.ts';
import { scopePhrase, spanOf } from './places.ts';
import { describeLabels, podsSelected } from './pod-selectors.ts';

export const networkPolicyPeerDangling = defineRule({
  id: 'network-policy-peer-dangling',
  title: 'Network policy for peers that do not exist',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/1/policies-reach-pods',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'error',
  check(object, context) {
    if (!isNetworkPolicy(object) || object.fragment) return notApplicable;
    if (context.workspace.patchMentions(object, 'podSelector')) return unknown;
    const outcomes = peersOf(object).map((peer) => ({ peer, pods: podsSelected(child(peer, 'podSelector'), object, context) }));
    if (outcomes.length === 0) return notApplicable;
    const dangling = outcomes.filter(({ pods }) => pods === 'none');
    const [first, ...rest] = dangling.flatMap(({ peer }) => problemOf(peer, object, context));
    if (first) return unmet(first, ...rest);
    return outcomes.some(({ pods }) => pods === 'unknown') ? unknown : met;
  },
  fixSafety: null,
  rationale:
    "A peer without `namespaceSelector` means Pods of the policy's own namespace. Where none has those labels, the rule admits nobody, and the connection that it was written for is refused. Judged where a chart, a kustomization or the same file shows the Pods; peers in other namespaces are not looked for.",
  how: [
    'Compare the `podSelector` of the peer with the labels of the Pods that are to connect.',
    'Where they run in another namespace, add a `namespaceSelector` to the same list item.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: gateway
---
apiVersion: apps/v1
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
    good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: gateways
          podSelector:
            matchLabels:
              app: gateway
---
apiVersion: apps/v1
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
  },
  hoverOn: ['spec.ingress', 'spec.egress'],
  equivalents: { 'kube-linter': ['dangling-networkpolicypeer-podselector'] },
});

/** Peers of the own namespace. */
function peersOf(object: KubernetesObject): readonly ReturnType<typeof itemsOf>['items'][number][] {
  return rulesOf(object)
    .flatMap(({ peers }) => itemsOf(peers).items)
    .filter((peer) => child(peer, 'podSelector') !== undefined && child(peer, 'namespaceSelector') === undefined);
}

function problemOf(peer: ReturnType<typeof peersOf>[number], object: KubernetesObject, { workspace, uri }: RuleContext): Problem[] {
  const entry = peer.kind === 'map' ? entryOf(peer, 'podSelector') : undefined;
  if (!entry) return [];
  const labels = describeLabels(child(peer, 'podSelector'));
  const message = say`${describeObject(object)} admits Pods with the labels ${labels}, and none ${scopePhrase(uri, workspace)} has them.`;
  return [{ ...spanOf(entry.key), message }];
}
