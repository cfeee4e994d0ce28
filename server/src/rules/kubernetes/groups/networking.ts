/** Who reaches whom. */
import type { Rule } from '../../rule.ts';
import { containerPortInvalid } from '../container-port-invalid.ts';
import { containerPortNameMissing } from '../container-port-name-missing.ts';
import { dnsNdotsMissing } from '../dns-ndots-missing.ts';
import { endpointsliceLoopback } from '../endpointslice-loopback.ts';
import { externalDnsDuplicate } from '../external-dns-duplicate.ts';
import { gatewayApiPreferred } from '../gateway-api-preferred.ts';
import { gatewayRouteDangling } from '../gateway-route-dangling.ts';
import { ingressClassNotAllowed } from '../ingress-class-not-allowed.ts';
import { ingressDangling } from '../ingress-dangling.ts';
import { ingressDefaultBackend } from '../ingress-default-backend.ts';
import { ingressHostEmpty } from '../ingress-host-empty.ts';
import { ingressHostPathDuplicate } from '../ingress-host-path-duplicate.ts';
import { ingressHostWildcard } from '../ingress-host-wildcard.ts';
import { ingressNginxSnippet } from '../ingress-nginx-snippet.ts';
import { ingressTlsHostMismatch } from '../ingress-tls-host-mismatch.ts';
import { ingressTlsMissing } from '../ingress-tls-missing.ts';
import { loadBalancerTlsAnnotation } from '../load-balancer-tls-annotation.ts';
import { meshInjectionOff } from '../mesh-injection-off.ts';
import { meshMtlsNotStrict } from '../mesh-mtls-not-strict.ts';
import { namespaceNetworkPolicyMissing } from '../namespace-network-policy-missing.ts';
import { networkPolicyDangling } from '../network-policy-dangling.ts';
import { networkPolicyDnsByCidr } from '../network-policy-dns-by-cidr.ts';
import { networkPolicyEgressMissing } from '../network-policy-egress-missing.ts';
import { networkPolicyMissing } from '../network-policy-missing.ts';
import { networkPolicyOpenCidr } from '../network-policy-open-cidr.ts';
import { networkPolicyPeerDangling } from '../network-policy-peer-dangling.ts';
import { networkPolicyRulesIgnored } from '../network-policy-rules-ignored.ts';
import { networkPolicySelector } from '../network-policy-selector.ts';
import { serviceDangling } from '../service-dangling.ts';
import { serviceExternalIps } from '../service-external-ips.ts';
import { serviceExternalnameLocalhost } from '../service-externalname-localhost.ts';
import { serviceNodePortRange } from '../service-node-port-range.ts';
import { serviceSelectorDuplicate } from '../service-selector-duplicate.ts';
import { serviceTypeLoadbalancer } from '../service-type-loadbalancer.ts';
import { serviceTypeNodeport } from '../service-type-nodeport.ts';
import { targetPortNameInvalid } from '../target-port-name-invalid.ts';

export const networkingRules: readonly Rule[] = [
  networkPolicyMissing,
  networkPolicyEgressMissing,
  namespaceNetworkPolicyMissing,
  networkPolicyDangling,
  networkPolicyPeerDangling,
  networkPolicyRulesIgnored,
  networkPolicyOpenCidr,
  networkPolicySelector,
  networkPolicyDnsByCidr,
  serviceDangling,
  targetPortNameInvalid,
  serviceSelectorDuplicate,
  serviceTypeNodeport,
  serviceNodePortRange,
  serviceTypeLoadbalancer,
  loadBalancerTlsAnnotation,
  serviceExternalIps,
  serviceExternalnameLocalhost,
  endpointsliceLoopback,
  containerPortInvalid,
  containerPortNameMissing,
  ingressDangling,
  gatewayRouteDangling,
  ingressTlsMissing,
  ingressTlsHostMismatch,
  ingressHostWildcard,
  ingressHostEmpty,
  ingressHostPathDuplicate,
  ingressDefaultBackend,
  ingressClassNotAllowed,
  ingressNginxSnippet,
  gatewayApiPreferred,
  dnsNdotsMissing,
  externalDnsDuplicate,
  meshMtlsNotStrict,
  meshInjectionOff,
];
