import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isIngress } from './ingresses.ts';
import { spanOf } from './places.ts';

export const gatewayApiPreferred = defineRule({
  id: 'gateway-api-preferred',
  title: 'Ingress where a Gateway route could serve',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/3/patterns-phased-out',
  category: 'operability',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!isIngress(object) || object.fragment) return notApplicable;
    const kind = child(object.node, 'kind');
    return unmet({
      ...spanOf(kind ?? object.anchor),
      message: say`${describeObject(object)} could be a route of the Gateway API.`,
    });
  },
  fixSafety: null,
  rationale:
    'The Ingress API is finished: nothing will be added to it, and what it lacks stands in annotations that every controller spells differently. The Gateway API has these things as fields, splits the work between those who run the entrance and those who own the routes, and all larger controllers implement it.',
  how: [
    'Have the platform offer a `Gateway`.',
    'Translate the Ingress into an `HTTPRoute`; `ingress2gateway` does the first draft.',
    'Run both for a while, then remove the Ingress.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - host: web.example.com
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
spec:
  parentRefs:
    - name: public
  hostnames: [web.example.com]
  rules:
    - backendRefs:
        - name: web
          port: 80
`,
  },
  hoverOn: ['kind'],
  equivalents: {},
});
