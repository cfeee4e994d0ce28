import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { child, textOf } from '../../syntax/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeObject } from './describe.ts';
import { classOf, ingressRules, isIngress } from './ingresses.ts';
import { scopePhrase, spanOf } from './places.ts';
import { annotationKeys, appliedTogether, hidesAnnotations, standingBefore } from './services.ts';

export const ingressHostPathDuplicate = defineRule({
  id: 'ingress-host-path-duplicate',
  title: 'Host and path claimed twice',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/connectivity-checked',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    const { workspace, uri } = context;
    if (!isIngress(object) || object.fragment || isSharedOnPurpose(object)) return notApplicable;
    const own = claimsOf(object);
    if (!own || own.length === 0) return own ? notApplicable : unknown;
    const others = standingBefore(appliedTogether('networking.k8s.io/Ingress', context), object, uri).filter(
      ({ subject }) => competes(subject, object) && !isSharedOnPurpose(subject),
    );
    const problems: Problem[] = [];
    own.forEach((claim, index) => {
      const twice = own.slice(0, index).some(({ route }) => route === claim.route);
      const rival = others.find(({ subject }) => claimsOf(subject)?.some(({ route }) => route === claim.route));
      if (twice) problems.push({ ...claim.place, message: say`${describeObject(object)} claims ${claim.route} twice.` });
      else if (rival) {
        const first = claimsOf(rival.subject)?.find(({ route }) => route === claim.route);
        problems.push({
          ...claim.place,
          message: say`${describeObject(object)} claims ${claim.route}, as ${describeObject(rival.subject)} ${scopePhrase(uri, workspace)} does.`,
          related: [{ at: rival, ...(first?.place ?? spanOf(rival.subject.anchor)), message: say`The other claim.` }],
        });
      }
    });
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'Where two Ingresses of one class claim the same host and path, the controller follows the older one, or refuses both, or serves either: which backend answers is a matter of luck. Compared are Ingresses of one chart, kustomization or file. Canary Ingresses of ingress-nginx and mergeable ones of the NGINX controller share a path on purpose.',
  how: [
    'Take the path out of one of the two, or give it a host of its own.',
    'For a gradual release mark the second as a canary, or split traffic in a Gateway route.',
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
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - host: web.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: shop
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
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: shop
                port:
                  number: 80
`,
  },
  hoverOn: ['spec.rules'],
  equivalents: { kyverno: ['unique-ingress-host-and-path', 'unique-ingress-paths', 'restrict-ingress-host'] },
});

interface Claim {
  /** Host, path and how it is matched, as a message can name it. */
  readonly route: string;
  readonly place: Span;
}

/** Undefined when part of it is not known. */
function claimsOf(object: KubernetesObject): readonly Claim[] | undefined {
  const claims: Claim[] = [];
  for (const { host, paths } of ingressRules(object).rules) {
    if (host?.kind === 'unknown') return undefined;
    for (const node of paths) {
      const path = child(node, 'path');
      const type = child(node, 'pathType');
      if (path?.kind === 'unknown' || type?.kind === 'unknown' || (path === undefined && node?.kind !== 'map')) return undefined;
      const exact = textOf(type) === 'Exact' ? ' (exactly)' : '';
      claims.push({ route: `${textOf(host) ?? '*'}${textOf(path) ?? '/'}${exact}`, place: spanOf(path ?? host ?? object.anchor) });
    }
  }
  return claims;
}

/** Of the same controller, and surely two objects: the same name is one object written for two environments or API versions. */
function competes(a: KubernetesObject, b: KubernetesObject): boolean {
  return (
    !a.fragment &&
    isIngress(a) &&
    a.name !== undefined &&
    b.name !== undefined &&
    a.name !== b.name &&
    classOf(a)?.text === classOf(b)?.text
  );
}

function isSharedOnPurpose(object: KubernetesObject): boolean {
  const shared = /^nginx\.ingress\.kubernetes\.io\/canary|^nginx\.org\/mergeable-ingress-type$/;
  return hidesAnnotations(object) || annotationKeys(object).some((key) => shared.test(key));
}
