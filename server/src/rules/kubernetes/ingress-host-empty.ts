import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { ingressRules, isCloudIngress, isIngress } from './ingresses.ts';
import type { IngressRule } from './ingresses.ts';
import { spanOf } from './places.ts';

export const ingressHostEmpty = defineRule({
  id: 'ingress-host-empty',
  title: 'Ingress rule without a host',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    if (!isIngress(object) || object.fragment) return notApplicable;
    const { rules } = ingressRules(object);
    if (rules.length === 0 || isCloudIngress(object)) return notApplicable;
    const empty = rules.filter(({ host }) => host === undefined || (host.kind === 'scalar' && host.text === ''));
    if (empty.length > 0 && workspace.patchMentions(object, 'host')) return unknown;
    const message = say`${describeObject(object)} has a rule without a host, which answers for any name.`;
    const [first, ...rest] = empty.map((rule) => ({ ...placeOf(rule), message }));
    if (first) return unmet(first, ...rest);
    return rules.some(({ host }) => host?.kind === 'unknown') ? unknown : met;
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const rule = ingressRules(object).rules.find((candidate) => placeOf(candidate).start === problem.start);
    if (!rule || rule.host !== undefined || child(rule.node, 'host') !== undefined) return undefined;
    return addEntryFix(context, rule.node, {
      title: say`Name the host`,
      safety: 'review',
      path: ['host'],
      value: judge(`${object.name ?? 'app'}.example.com`),
    });
  },
  rationale:
    'A rule without a host takes requests for any name, also those that are meant for other teams of the cluster, those with made-up names and those to the bare address. An Ingress of a cloud load balancer (AWS, Google, Azure) has an entrance of its own and is not asked.',
  how: ['Write the host that the application is reached by.', 'Use one rule per host, and list it under `tls` too.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
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
  hoverOn: ['spec.rules'],
  equivalents: { kyverno: ['disallow-empty-ingress-host'] },
});

function placeOf({ node, host }: IngressRule): { readonly start: number; readonly end: number } {
  return spanOf(host ?? node.entries[0]?.key ?? node);
}
