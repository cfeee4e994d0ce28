import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { say } from '../../texts/texts.ts';
import type { Located } from '../../workspace/view.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { scopePhrase, spanOf } from './places.ts';
import { annotationKeys, annotationOf, appliedTogether, isBefore } from './services.ts';

export const externalDnsDuplicate = defineRule({
  id: 'external-dns-duplicate',
  title: 'DNS name claimed twice',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/connectivity-checked',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    const value = annotationOf(object, hostname);
    if (value === undefined || isShared(object)) return notApplicable;
    if (value.kind !== 'scalar') return unknown;
    const names = namesIn(value.text);
    const rivals = others(object, context).filter(({ subject }) => {
      const claimed = annotationOf(subject, hostname);
      return claimed?.kind === 'scalar' && namesIn(claimed.text).some((name) => names.includes(name));
    });
    const [rival] = rivals;
    if (!rival) return met;
    const claimed = annotationOf(rival.subject, hostname);
    const shared = claimed?.kind === 'scalar' ? namesIn(claimed.text).filter((name) => names.includes(name)) : [];
    const where = scopePhrase(context.uri, context.workspace);
    return unmet({
      ...spanOf(value),
      message: say`${describeObject(object)} claims the DNS name ${shared.join(', ')}, as ${describeObject(rival.subject)} ${where} does.`,
      related: [{ at: rival, ...spanOf(claimed ?? rival.subject.anchor), message: say`The other claim.` }],
    });
  },
  fixSafety: null,
  rationale:
    'external-dns writes one record for a name. Where two objects claim it, their targets are merged or the first one wins, and callers reach either of two programs. Compared are objects of one chart, kustomization or file; those with a `set-identifier` share a name on purpose, by weight or by region.',
  how: [
    'Give one of the two another name.',
    'To split traffic on purpose, add `external-dns.alpha.kubernetes.io/set-identifier` and a routing policy to both.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    external-dns.alpha.kubernetes.io/hostname: web.example.com
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: shop
  annotations:
    external-dns.alpha.kubernetes.io/hostname: web.example.com
spec:
  type: LoadBalancer
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    external-dns.alpha.kubernetes.io/hostname: web.example.com
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: shop
  annotations:
    external-dns.alpha.kubernetes.io/hostname: shop.example.com
spec:
  type: LoadBalancer
`,
  },
  hoverOn: ['metadata.annotations'],
  equivalents: { kyverno: ['require-unique-external-dns'] },
});

const hostname = 'external-dns.alpha.kubernetes.io/hostname';
const kinds: readonly string[] = ['/Service', 'networking.k8s.io/Ingress', 'gateway.networking.k8s.io/Gateway'];

function namesIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim().toLowerCase().replace(/\.$/, ''))
    .filter((name) => name !== '');
}

function isShared(object: KubernetesObject): boolean {
  return object.fragment || annotationKeys(object).some((key) => key === 'external-dns.alpha.kubernetes.io/set-identifier');
}

/** Those applied with it that stand before it; the same kind and name is one object written twice. */
function others(object: KubernetesObject, context: RuleContext): readonly Located<KubernetesObject>[] {
  const all = kinds.flatMap((kind) => appliedTogether(kind, context));
  const own = all.find((located) => located.uri === context.uri && located.subject.node === object.node);
  if (!own) return [];
  return all.filter(
    (located) =>
      isBefore(located, own) &&
      !isShared(located.subject) &&
      (located.subject.name !== object.name || located.subject.kind !== object.kind),
  );
}
