import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';
import { isService, servicePorts } from './services.ts';

export const serviceNodePortRange = defineRule({
  id: 'service-node-port-range',
  title: 'Node port outside the agreed range',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  options: {
    from: { default: 30000, minimum: 1, description: 'The first node port that may be used.' },
    to: { default: 32767, minimum: 1, description: 'The last node port that may be used.' },
  },
  check(object, { options: { from, to } }) {
    if (!isService(object)) return notApplicable;
    const ports = servicePorts(object).items.map((item) => child(item, 'nodePort'));
    const [first, ...rest] = ports.flatMap((port) => {
      if (port?.kind !== 'scalar' || typeof port.value !== 'number' || port.value === 0 || (port.value >= from && port.value <= to))
        return [];
      const message = say`${describeObject(object)} takes the node port ${port.text}, outside of ${String(from)} to ${String(to)}.`;
      return [{ ...spanOf(port), message }];
    });
    if (first) return unmet(first, ...rest);
    if (ports.some((port) => port !== undefined && port.kind !== 'scalar')) return unknown;
    return ports.some((port) => port !== undefined) ? met : notApplicable;
  },
  fixSafety: null,
  rationale:
    'Firewalls and load balancers in front of the nodes open a known range. A node port beside it is either out of reach or open where nobody expects it. The range is an option; without one it is the default range of Kubernetes.',
  how: [
    'Leave `nodePort` out and let Kubernetes choose, or take a number of the range.',
    'Set `from` and `to` to what your firewall opens.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 8080
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  ports:
    - port: 80
      nodePort: 30080
`,
  },
  hoverOn: ['spec.ports'],
  equivalents: { kyverno: ['restrict-service-port-range'] },
});
