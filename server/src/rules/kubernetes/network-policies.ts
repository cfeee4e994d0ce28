/** What the rules about network policies share. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup, SequenceNode } from '../../syntax/tree.ts';

/** Policies of network plug-ins, whose selectors are languages of their own. */
export const otherPolicies: readonly string[] = [
  'cilium.io/CiliumNetworkPolicy',
  'cilium.io/CiliumClusterwideNetworkPolicy',
  'projectcalico.org/NetworkPolicy',
  'projectcalico.org/GlobalNetworkPolicy',
  'crd.projectcalico.org/NetworkPolicy',
  'crd.projectcalico.org/GlobalNetworkPolicy',
  'crd.antrea.io/NetworkPolicy',
  'crd.antrea.io/ClusterNetworkPolicy',
  'policy.networking.k8s.io/AdminNetworkPolicy',
  'policy.networking.k8s.io/BaselineAdminNetworkPolicy',
  'policy.networking.k8s.io/ClusterNetworkPolicy',
];

export function isNetworkPolicy({ group, kind }: KubernetesObject): boolean {
  return kind === 'NetworkPolicy' && (group === 'networking.k8s.io' || group === 'extensions');
}

export interface PolicyRule {
  readonly direction: 'ingress' | 'egress';
  readonly node: Lookup;
  readonly peers: Lookup;
  readonly ports: Lookup;
}

/** The rules of a policy, in both directions; those that the text does not show are left out. */
export function rulesOf({ node }: KubernetesObject): readonly PolicyRule[] {
  const directions = ['ingress', 'egress'] as const;
  return directions.flatMap((direction) =>
    itemsOf(at(node, 'spec', direction)).items.map((rule) => ({
      direction,
      node: rule,
      peers: child(rule, direction === 'ingress' ? 'from' : 'to'),
      ports: child(rule, 'ports'),
    })),
  );
}

/** A list that is left out or empty admits everything; one that is not known admits nobody knows what. */
export function isOpen(list: Lookup): boolean {
  return list === undefined || isEmpty(list);
}

function isEmpty(list: Lookup): list is SequenceNode {
  return list?.kind === 'sequence' && list.items.length === 0 && !list.open;
}

/** Whether all ports of a rule are among these numbers and names; false for a rule for every port. */
export function isOnlyFor(ports: Lookup, wanted: (port: string) => boolean): boolean {
  const { items, complete } = itemsOf(ports);
  return complete && items.length > 0 && items.every((item) => wanted(textOf(child(item, 'port')) ?? ''));
}
