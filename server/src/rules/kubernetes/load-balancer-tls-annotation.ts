import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace } from './places.ts';
import { annotationKeys, hidesAnnotations, isService, servicePorts, serviceType } from './services.ts';

export const loadBalancerTlsAnnotation = defineRule({
  id: 'load-balancer-tls-annotation',
  title: 'Load balancer without TLS',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/encrypted-traffic',
  category: 'security',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!isService(object) || object.fragment) return notApplicable;
    const type = serviceType(object);
    const provider = providerOf(object);
    if (type !== 'LoadBalancer' || !provider) return type === 'unknown' ? unknown : notApplicable;
    if (hidesAnnotations(object) || !servicePorts(object).complete) return unknown;
    if (annotationKeys(object).some((key) => provider.tls.test(key)) || passesTls(object)) return met;
    return unmet({
      ...keyPlace(object, 'metadata', 'annotations'),
      message: say`${describeObject(object)} has a load balancer of ${provider.name} that encrypts nothing.`,
    });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    const provider = providerOf(object);
    const metadata = child(object.node, 'metadata');
    if (!provider || metadata?.kind !== 'map') return undefined;
    return addEntryFix(context, metadata, {
      title: say`Name a certificate for the load balancer`,
      safety: 'review',
      path: ['annotations', provider.certificate],
      value: judge('CERTIFICATE'),
    });
  },
  rationale:
    'A load balancer of a cloud takes its certificate from annotations; without them it passes plain traffic over the internet. Judged are Services with annotations of AWS, DigitalOcean, Alibaba or Hetzner. One that forwards port 443 or 8443 leaves TLS to the Pods and is fine.',
  how: [
    'Have a certificate issued by the provider, and name it in the annotation.',
    'Name the ports that speak TLS, and redirect plain ones.',
    'Or end TLS in the cluster: forward port 443 to an ingress controller.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: external
spec:
  type: LoadBalancer
  ports:
    - port: 80
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: external
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-central-1:111122223333:certificate/abc
spec:
  type: LoadBalancer
  ports:
    - port: 443
`,
  },
  hoverOn: ['metadata.annotations'],
  equivalents: { kyverno: ['require-encryption-aws-loadbalancers'], kubescape: ['C-0231', 'C-0245'] },
});

interface Provider {
  readonly name: string;
  readonly own: RegExp;
  readonly tls: RegExp;
  readonly certificate: string;
}

const providers: readonly Provider[] = [
  {
    name: 'AWS',
    own: /^service\.beta\.kubernetes\.io\/aws-load-balancer-/,
    tls: /aws-load-balancer-ssl-cert$/,
    certificate: 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
  },
  {
    name: 'DigitalOcean',
    own: /^service\.beta\.kubernetes\.io\/do-loadbalancer-/,
    tls: /do-loadbalancer-(?:certificate-id|tls-passthrough)$/,
    certificate: 'service.beta.kubernetes.io/do-loadbalancer-certificate-id',
  },
  {
    name: 'Alibaba Cloud',
    own: /^service\.beta\.kubernetes\.io\/alibaba-cloud-loadbalancer-/,
    tls: /alibaba-cloud-loadbalancer-cert-id$/,
    certificate: 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-cert-id',
  },
  {
    name: 'Hetzner',
    own: /^load-balancer\.hetzner\.cloud\//,
    tls: /http-(?:certificates|managed-certificate-name)$/,
    certificate: 'load-balancer.hetzner.cloud/http-certificates',
  },
];

function providerOf(object: KubernetesObject): Provider | undefined {
  const keys = annotationKeys(object);
  return providers.find(({ own }) => keys.some((key) => own.test(key)));
}

function passesTls(object: KubernetesObject): boolean {
  return servicePorts(object).items.some((port) => ['443', '8443'].includes(textOf(child(port, 'port')) ?? ''));
}
