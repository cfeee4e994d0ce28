import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { ScalarNode, SequenceNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { appendItem } from './items.ts';
import { isNetworkPolicy, isOnlyFor, rulesOf } from './network-policies.ts';
import type { PolicyRule } from './network-policies.ts';
import { spanOf } from './places.ts';

export const networkPolicyDnsByCidr = defineRule({
  id: 'network-policy-dns-by-cidr',
  title: 'Name lookup allowed by address only',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'reliability',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!isNetworkPolicy(object)) return notApplicable;
    const lookups = rulesOf(object).filter(isNameLookup);
    if (lookups.length === 0) return notApplicable;
    const blocks = lookups.flatMap((rule) => fixedAddresses(rule) ?? []);
    const [first] = blocks;
    if (!first || lookups.some((rule) => !fixedAddresses(rule))) return met;
    const message = say`${describeObject(object)} allows name lookups at ${first.cidr.text} only, which breaks when the DNS Pods move.`;
    return unmet({ ...spanOf(first.cidr), message });
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const list = listAround(object, problem.start);
    const edit =
      list &&
      appendItem(context, list, {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
        podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      });
    return edit && { title: say`Allow the DNS Pods by their labels`, safety: 'review', edits: [edit] };
  },
  rationale:
    'The addresses of the DNS Pods change when they are moved, and the address of the DNS Service is rewritten before most network plug-ins apply a policy. A rule that allows lookups by address only works until then; afterwards no name can be looked up, and nothing that the Pod calls is found. A node-local cache, which has a fixed link-local address, is left alone.',
  how: [
    'Allow port 53, UDP and TCP, to Pods labelled `k8s-app: kube-dns` in the namespace `kube-system`.',
    'Look up the labels of your cluster first: `kubectl -n kube-system get pods --show-labels`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels: { app: web }
  policyTypes: [Egress]
  egress:
    - to:
        - ipBlock:
            cidr: 10.96.0.10/32
      ports:
        - port: 53
          protocol: UDP
`,
    good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels: { app: web }
  policyTypes: [Egress]
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - port: 53
          protocol: UDP
`,
  },
  hoverOn: ['spec.egress'],
  equivalents: {},
});

function isNameLookup({ direction, ports }: PolicyRule): boolean {
  return direction === 'egress' && isOnlyFor(ports, (port) => port === '53' || port.startsWith('dns'));
}

interface Block {
  readonly list: SequenceNode;
  readonly cidr: ScalarNode;
}

/** The blocks of a rule that has nothing else; undefined when it also allows others, every address or the cache of a node. */
function fixedAddresses({ peers }: PolicyRule): readonly Block[] | undefined {
  const { items, complete } = itemsOf(peers);
  if (peers?.kind !== 'sequence' || !complete || items.length === 0) return undefined;
  const blocks = items.flatMap((peer) => {
    const cidr = at(peer, 'ipBlock', 'cidr');
    const selects = child(peer, 'podSelector') !== undefined || child(peer, 'namespaceSelector') !== undefined;
    return cidr?.kind === 'scalar' && !selects && !/\/0$|^169\.254\./.test(textOf(cidr) ?? '') ? [{ list: peers, cidr }] : [];
  });
  return blocks.length === items.length ? blocks : undefined;
}

function listAround(object: KubernetesObject, offset: number): SequenceNode | undefined {
  const blocks = rulesOf(object).flatMap((rule) => fixedAddresses(rule) ?? []);
  return blocks.find(({ cidr }) => cidr.start === offset)?.list;
}
