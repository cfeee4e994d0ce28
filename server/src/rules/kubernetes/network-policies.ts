/** What the rules about network policies share. */
import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup, SequenceNode } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';

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

export type Direction = 'ingress' | 'egress';

export interface PolicyRule {
  readonly direction: Direction;
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

/** Whether a policy restricts what comes in, or what goes out. Without `policyTypes` that is ingress, and egress where it has rules for it. */
export function restricts({ node }: KubernetesObject, direction: Direction): 'yes' | 'no' | 'unknown' {
  const types = at(node, 'spec', 'policyTypes');
  if (isOpen(types)) {
    if (direction === 'ingress') return 'yes';
    const egress = at(node, 'spec', 'egress');
    return egress === undefined ? 'no' : isUnknown(egress) ? 'unknown' : isEmpty(egress) ? 'no' : 'yes';
  }
  const { items, complete } = itemsOf(types);
  if (items.some((item) => textOf(item)?.toLowerCase() === direction)) return 'yes';
  return complete && !items.some(isUnknown) ? 'no' : 'unknown';
}

/** Who restricts the Pods of a workload in a direction: some policy, none, or nobody can tell. */
export function restriction(workload: Workload, direction: Direction, { workspace, uri }: RuleContext): 'some' | 'none' | 'unknown' {
  const { certain, possible } = workspace.selecting('networking.k8s.io/NetworkPolicy', workload, uri);
  const answers = certain.map(({ subject }) => restricts(subject, direction));
  if (answers.includes('yes')) return 'some';
  const unsure = possible || answers.includes('unknown') || otherPolicies.some((kind) => workspace.objectsOf(kind).length > 0);
  return unsure ? 'unknown' : 'none';
}

/** Whether policies cannot reach the Pods: those on the network of their node. */
export function isOnHostNetwork({ podSpec }: Workload): boolean | undefined {
  const hostNetwork = at(podSpec, 'hostNetwork');
  return isUnknown(hostNetwork) ? undefined : hostNetwork?.kind === 'scalar' && hostNetwork.value === true;
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
