import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { podsOf } from './describe.ts';
import { isOnHostNetwork, restriction } from './network-policies.ts';

const deployment = `apiVersion: apps/v1
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
`;

export const networkPolicyEgressMissing = defineRule({
  id: 'network-policy-egress-missing',
  title: 'Outgoing traffic not restricted',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object } = workload;
    const onHost = isOnHostNetwork(workload);
    if (object.fragment || object.kind === 'PodTemplate' || onHost === true) return notApplicable;
    const restricted = restriction(workload, 'egress', context);
    if (restricted === 'some') return met;
    if (restricted === 'unknown' || onHost === undefined) return unknown;
    // Where no policy selects the Pods at all, another rule says so.
    if (restriction(workload, 'ingress', context) !== 'some') return notApplicable;
    const { start, end } = object.anchor;
    return unmet({ start, end, message: say`Each NetworkPolicy for ${podsOf(object)} is for ingress only: they may connect anywhere.` });
  },
  fixSafety: null,
  rationale:
    'A Pod that was taken over calls home, looks for its neighbours and carries data away; a policy for what comes in stops none of that. One for egress lets out only what it lists. Which connections a service needs takes time to find out, and DNS is among them, so the rule is optional.',
  how: [
    'Learn what the Pods talk to: from their configuration, or from the flow logs of the network plug-in.',
    'Add `Egress` to `policyTypes`, and rules for these peers and for DNS (port 53 of `kube-system`).',
    'Watch for refused connections in a test stage first.',
  ],
  example: {
    language: 'yaml',
    bad: `${deployment}  policyTypes: [Ingress]\n`,
    good: `${deployment}  policyTypes: [Ingress, Egress]\n  egress:\n    - ports: [{ port: 53, protocol: UDP }]\n`,
  },
  hoverOn: ['kind'],
  equivalents: { 'kube-score': ['pod-networkpolicy'], polaris: ['missingNetworkPolicy'], kubescape: ['C-0030', 'C-0260'] },
});
