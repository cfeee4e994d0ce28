import { at, child, itemsOf } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isNetworkPolicy, isOnlyFor, isOpen, rulesOf } from './network-policies.ts';
import type { PolicyRule } from './network-policies.ts';
import { spanOf } from './places.ts';

export const networkPolicyOpenCidr = defineRule({
  id: 'network-policy-open-cidr',
  title: 'Network policy open to every address',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!isNetworkPolicy(object)) return notApplicable;
    const rules = rulesOf(object);
    if (rules.length === 0) return notApplicable;
    const open = rules.flatMap((rule) => openBlocks(rule).map((cidr) => ({ cidr, rule })));
    const [first, ...rest] = open.map(({ cidr, rule: { direction } }) => ({
      ...spanOf(cidr),
      message:
        direction === 'ingress'
          ? say`${describeObject(object)} admits every address there is (${cidr.text}).`
          : say`${describeObject(object)} lets its Pods connect to every address and port (${cidr.text}).`,
    }));
    if (first) return unmet(first, ...rest);
    return rules.some(({ peers }) => peers?.kind === 'unknown' || itemsOf(peers).items.some(isUnknownBlock)) ? unknown : met;
  },
  fixSafety: null,
  rationale:
    'A block of `0.0.0.0/0` admits the whole internet and, since it names every address, each Pod and node of the cluster as well: the policy restricts nothing. Left alone are blocks with an `except` list, outgoing rules for named ports, and incoming rules for the web ports 80, 443, 8080 and 8443, which public services need.',
  how: [
    'Name the networks that are meant: the load balancer, the office, the peered network.',
    'Admit Pods by `podSelector` and `namespaceSelector` rather than by address.',
    'For outgoing traffic name the ports, and take private networks out with `except`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: database
spec:
  podSelector:
    matchLabels: { app: database }
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock:
            cidr: 0.0.0.0/0
`,
    good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: database
spec:
  podSelector:
    matchLabels: { app: database }
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock:
            cidr: 10.20.0.0/16
`,
  },
  hoverOn: ['spec.ingress', 'spec.egress'],
  equivalents: {},
});

const everything: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);
const webPorts: ReadonlySet<string> = new Set(['80', '443', '8080', '8443', 'http', 'https']);

function openBlocks({ direction, peers, ports }: PolicyRule): readonly ScalarNode[] {
  if (direction === 'egress' ? !isOpen(ports) : ports?.kind === 'unknown' || isOnlyFor(ports, (port) => webPorts.has(port))) return [];
  return itemsOf(peers).items.flatMap((peer) => {
    const cidr = at(peer, 'ipBlock', 'cidr');
    return cidr?.kind === 'scalar' && everything.has(cidr.text) && isOpen(at(peer, 'ipBlock', 'except')) ? [cidr] : [];
  });
}

function isUnknownBlock(peer: Lookup): boolean {
  return child(child(peer, 'ipBlock'), 'cidr')?.kind === 'unknown';
}
