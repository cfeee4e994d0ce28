import { at, child, isUnknown, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace } from './places.ts';
import { isService } from './services.ts';

export const serviceExternalIps = defineRule({
  id: 'service-external-ips',
  title: 'Service takes external addresses',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!isService(object)) return notApplicable;
    const addresses = at(object.node, 'spec', 'externalIPs');
    if (isUnknown(addresses)) return unknown;
    const { items, complete } = itemsOf(addresses);
    if (items.length === 0) return complete ? met : unknown;
    return unmet({
      ...keyPlace(object, 'spec', 'externalIPs'),
      message: say`${describeObject(object)} takes traffic to external addresses, which nothing proves to be its own.`,
    });
  },
  fixSafety: 'review',
  fix(object, _problem, { text }) {
    const spec = child(object.node, 'spec');
    const edit = spec?.kind === 'map' ? removeAt(text, spec, ['externalIPs']) : undefined;
    return edit && { title: say`Take the external addresses out`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Kubernetes does not check who owns the addresses in `externalIPs`: every node simply takes what is sent to them. Whoever may write Services can so catch the traffic of others, as in CVE-2020-8554, and many clusters refuse the field for that reason.',
  how: [
    'Use a Service of type `LoadBalancer`; on bare metal MetalLB, Cilium or kube-vip gives it an address that is checked.',
    'Refuse the field in the cluster with the `DenyServiceExternalIPs` admission plug-in or a policy.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
  externalIPs:
    - 203.0.113.7
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
  },
  hoverOn: ['spec.externalIPs'],
  equivalents: { kyverno: ['restrict-service-external-ips'], trivy: ['KSV-0108'] },
});
