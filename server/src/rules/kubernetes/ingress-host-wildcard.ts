import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { ingressRules, isIngress } from './ingresses.ts';
import { spanOf } from './places.ts';

export const ingressHostWildcard = defineRule({
  id: 'ingress-host-wildcard',
  title: 'Ingress for a wildcard host',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!isIngress(object)) return notApplicable;
    const hosts = ingressRules(object).rules.flatMap(({ host }) => host ?? []);
    if (hosts.length === 0) return notApplicable;
    const [first, ...rest] = hosts.flatMap((host) => {
      if (host.kind !== 'scalar' || !host.text.includes('*')) return [];
      return [{ ...spanOf(host), message: say`${describeObject(object)} answers for every name that ${host.text} takes in.` }];
    });
    if (first) return unmet(first, ...rest);
    return hosts.some((host) => host.kind !== 'scalar') ? unknown : met;
  },
  fixSafety: null,
  rationale:
    'A wildcard takes every name below a domain that no other Ingress claims, those of services not yet deployed included. Whoever owns it can read what is meant for others in a shared cluster. Where previews need one, keep it to a domain of their own and suppress the finding with that reason.',
  how: [
    'List the names that are served, one rule each.',
    'For previews use a domain of their own, such as `*.preview.example.com`, in a namespace of their own.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - host: "*.example.com"
`,
    good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - host: web.example.com
`,
  },
  hoverOn: ['spec.rules'],
  equivalents: { kyverno: ['restrict-ingress-wildcard'], datree: ['INGRESS_INCORRECT_HOST_VALUE_PERMISSIVE'] },
});
