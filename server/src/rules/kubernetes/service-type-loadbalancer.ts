import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';
import { annotationOf, hidesAnnotations, isService, serviceType, toClusterIp } from './services.ts';

export const serviceTypeLoadbalancer = defineRule({
  id: 'service-type-loadbalancer',
  title: 'Service with a load balancer of its own',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!isService(object)) return notApplicable;
    const type = serviceType(object);
    if (type === 'unknown') return unknown;
    if (type !== 'LoadBalancer' || isInternal(object)) return met;
    if (hidesAnnotations(object)) return unknown;
    const node = at(object.node, 'spec', 'type');
    return unmet({
      ...spanOf(node ?? object.anchor),
      message: say`${describeObject(object)} opens a load balancer to the outside of the cluster.`,
    });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    return toClusterIp(object, context);
  },
  rationale:
    'Each Service of this type is a door of its own into the cluster, with an address, a bill and rules of its own. One shared Ingress or Gateway has TLS, limits and logs in one place. Load balancers that an annotation keeps inside the network are left alone; switch this rule off for the Service of the ingress controller itself.',
  how: [
    'Set `type: ClusterIP` and expose the Service by an Ingress or a Gateway route.',
    'Where a load balancer is meant, limit it with `loadBalancerSourceRanges` or make it internal, and suppress the finding with the reason.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  selector:
    app: web
  ports:
    - port: 443
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: ClusterIP
  selector:
    app: web
  ports:
    - port: 443
`,
  },
  hoverOn: ['spec.type'],
  equivalents: {
    'kube-linter': ['exposed-services'],
    monokle: ['KBP114'],
    kyverno: ['restrict-loadbalancer'],
    kubescape: ['C-0256', 'C-0021'],
  },
});

const internal: Readonly<Record<string, RegExp>> = {
  'service.beta.kubernetes.io/aws-load-balancer-internal': /^(?:true|0\.0\.0\.0\/0)$/,
  'service.beta.kubernetes.io/aws-load-balancer-scheme': /^internal$/,
  'service.beta.kubernetes.io/azure-load-balancer-internal': /^true$/,
  'networking.gke.io/load-balancer-type': /^internal$/i,
  'cloud.google.com/load-balancer-type': /^internal$/i,
  'service.beta.kubernetes.io/openstack-internal-load-balancer': /^true$/,
};

function isInternal(object: KubernetesObject): boolean {
  return Object.entries(internal).some(([key, pattern]) => pattern.test(textOf(annotationOf(object, key)) ?? ''));
}
