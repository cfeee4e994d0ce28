import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { backendsOf, isCloudIngress, isIngress } from './ingresses.ts';
import { spanOf } from './places.ts';
import { isService, serviceType, toClusterIp } from './services.ts';

export const serviceTypeNodeport = defineRule({
  id: 'service-type-nodeport',
  title: 'Service opens a port on every node',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    if (!isService(object)) return notApplicable;
    const type = serviceType(object);
    if (type === 'unknown') return unknown;
    if (type !== 'NodePort') return met;
    if (servesCloudIngress(object, context)) return notApplicable;
    if (context.workspace.patchMentions(object, 'type')) return unknown;
    const node = at(object.node, 'spec', 'type');
    return unmet({
      ...spanOf(node ?? object.anchor),
      message: say`${describeObject(object)} opens a port on every node of the cluster.`,
    });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    return toClusterIp(object, context);
  },
  rationale:
    'A node port answers on every node, also on those that have a public address, past the Ingress with its TLS and its rules, and on a number that nobody remembers. Services belong behind an Ingress, a Gateway or a load balancer. Left alone are Services that an Ingress of a cloud load balancer (AWS, Google) sends to, which needs node ports.',
  how: [
    'Set `type: ClusterIP`, and drop `nodePort` from the ports.',
    'Expose it by an Ingress or a Gateway route.',
    'Where a node port is meant, as on bare metal, keep it to the ingress controller and limit who reaches it by a firewall.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  selector:
    app: web
  ports:
    - port: 80
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
    - port: 80
`,
  },
  hoverOn: ['spec.type'],
  equivalents: {
    'kube-linter': ['exposed-services'],
    'kube-score': ['service-type'],
    monokle: ['KBP114'],
    kyverno: ['restrict-node-port'],
    datree: ['SERVICE_INCORRECT_TYPE_VALUE_NODEPORT'],
  },
});

/** Load balancers of AWS and Google reach their targets by node ports. */
function servesCloudIngress(service: KubernetesObject, { workspace, uri }: RuleContext): boolean {
  return ['networking.k8s.io/Ingress', 'extensions/Ingress'].some((kind) =>
    workspace
      .applied(kind, uri)
      .some(
        ({ subject }) =>
          isIngress(subject) && isCloudIngress(subject) && backendsOf(subject).some(({ name }) => name?.text === service.name),
      ),
  );
}
