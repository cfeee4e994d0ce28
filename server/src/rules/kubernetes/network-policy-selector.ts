import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, isUnknown, itemsOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isOnlyFor, isOpen, rulesOf } from './network-policies.ts';
import type { PolicyRule } from './network-policies.ts';
import { keyPlace } from './places.ts';

export const networkPolicySelector = defineRule({
  id: 'network-policy-selector',
  title: 'Network policy that opens every Pod',
  family: 'kubernetes',
  practice: 'people/security/4/deny-first',
  category: 'security',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    // Without its group it is still meant as one.
    if (object.kind !== 'NetworkPolicy' || !['networking.k8s.io', 'extensions', ''].includes(object.group)) return notApplicable;
    if (object.fragment) return unknown;
    const selector = at(object.node, 'spec', 'podSelector');
    if (isUnknown(selector) || (selector?.kind === 'map' && selector.open)) return unknown;
    if (selector !== undefined && !isEmptySelector(selector)) return met;
    const { state } = grants(object);
    if (selector !== undefined && state !== 'yes') return state === 'no' ? met : unknown;
    const message =
      selector === undefined
        ? say`${describeObject(object)} has no podSelector.`
        : say`${describeObject(object)} admits traffic to or from every Pod of its namespace.`;
    return unmet({ ...keyPlace(object, 'spec', 'podSelector'), message });
  },
  fixSafety: null,
  rationale:
    'Where access is refused unless it was granted for that case, a rule that opens all Pods of a namespace at once is a grant to Pods that nobody thought of, those of tomorrow included. An empty selector is right for the policy that denies everything, and for the one that lets every Pod look up names.',
  how: [
    'Keep one policy with an empty `podSelector` and no rules: it denies.',
    'Grant each connection in a policy that selects the Pods it is for.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: from-gateway
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector: {}
`,
    good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: from-gateway
spec:
  podSelector:
    matchLabels: { app: web }
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector: {}
`,
  },
  hoverOn: ['spec.podSelector'],
  equivalents: { kyverno: ['restrict-networkpolicy-empty-podselector'], trivy: ['KSV-0038'] },
});

function isEmptySelector(selector: Lookup): boolean {
  return ['matchLabels', 'matchExpressions'].every((field) => {
    const part = at(selector, field);
    return (
      part === undefined || (part.kind === 'map' && part.entries.length === 0) || (part.kind === 'sequence' && part.items.length === 0)
    );
  });
}

/** Whether the policy admits anything but name lookups. */
function grants(object: KubernetesObject): { readonly state: 'yes' | 'no' | 'unknown' } {
  if (rulesOf(object).some((rule) => !isNameLookup(rule))) return { state: 'yes' };
  const lists = ['ingress', 'egress'].map((field) => at(object.node, 'spec', field));
  return { state: lists.every((list) => isOpen(list) || itemsOf(list).complete) ? 'no' : 'unknown' };
}

function isNameLookup({ direction, ports }: PolicyRule): boolean {
  return direction === 'egress' && isOnlyFor(ports, (port) => port === '53' || port.startsWith('dns'));
}
