import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isIngress } from './ingresses.ts';
import { keyPlace } from './places.ts';

export const ingressDefaultBackend = defineRule({
  id: 'ingress-default-backend',
  title: 'Ingress with a default backend',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!isIngress(object)) return notApplicable;
    const fields = ['defaultBackend', ...(object.version === 'v1' ? [] : ['backend'])];
    const field = fields.find((name) => at(object.node, 'spec', name) !== undefined);
    if (field === undefined) return met;
    if (isUnknown(at(object.node, 'spec', field))) return unknown;
    return unmet({
      ...keyPlace(object, 'spec', field),
      message: say`${describeObject(object)} has a default backend, which serves every request that no rule was written for.`,
    });
  },
  fixSafety: null,
  rationale:
    'A default backend takes whatever no rule matches: any host, any path. What is exposed is then decided by what the Service happens to answer, and not by the Ingress.',
  how: [
    'Write a rule with host and path for what is to be reached.',
    'Leave the answer to everything else to the controller, which says 404.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  defaultBackend:
    service:
      name: web
      port:
        number: 80
`,
    good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - host: web.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
`,
  },
  hoverOn: ['spec.defaultBackend'],
  equivalents: { kyverno: ['restrict-ingress-defaultbackend'] },
});
