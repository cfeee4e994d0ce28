import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { child, itemsOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const endpointsliceLoopback = defineRule({
  id: 'endpointslice-loopback',
  title: 'Endpoint on a local address',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    const addresses = addressesOf(object);
    if (!addresses) return notApplicable;
    const [first, ...rest] = addresses.flatMap((address) => {
      if (address?.kind !== 'scalar' || !isLocal(address.text)) return [];
      return [
        { ...spanOf(address), message: say`${describeObject(object)} sends traffic to ${address.text}, an address of the node itself.` },
      ];
    });
    if (first) return unmet(first, ...rest);
    return addresses.some((address) => address?.kind !== 'scalar') ? unknown : met;
  },
  fixSafety: null,
  rationale:
    'An endpoint on a loopback or link-local address lets whoever writes it reach what listens on the node alone: the kubelet, the metadata service of the cloud, local administration ports (CVE-2021-25373, CVE-2021-25737). No Pod has such an address.',
  how: [
    'Write the address of the Pod or of the outside host that is meant.',
    'Refer to a host outside by an `ExternalName` Service instead.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: database
addressType: IPv4
endpoints:
  - addresses:
      - 127.0.0.1
ports:
  - port: 5432
`,
    good: `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: database
addressType: IPv4
endpoints:
  - addresses:
      - 10.20.0.7
ports:
  - port: 5432
`,
  },
  hoverOn: ['endpoints'],
  equivalents: { datree: ['ENDPOINTSLICE_CVE2021_25373_INCORRECT_ADDRESSES_VALUE'] },
});

function addressesOf({ group, kind, node }: KubernetesObject): readonly Lookup[] | undefined {
  if (group === 'discovery.k8s.io' && kind === 'EndpointSlice')
    return itemsOf(child(node, 'endpoints')).items.flatMap((endpoint) => itemsOf(child(endpoint, 'addresses')).items);
  if (group !== '' || kind !== 'Endpoints') return undefined;
  const lists = itemsOf(child(node, 'subsets')).items.flatMap((subset) => itemsOf(child(subset, 'addresses')).items);
  return lists.map((address) => child(address, 'ip'));
}

function isLocal(address: string): boolean {
  return /^(?:127|169\.254)\.|^::1$|^fe[89ab][0-9a-f]:/i.test(address);
}
