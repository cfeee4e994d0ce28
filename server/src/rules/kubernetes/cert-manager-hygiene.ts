import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const certManagerHygiene = defineRule({
  id: 'cert-manager-hygiene',
  title: 'Certificate that lives too long',
  practice: 'technology/security-and-policy/3/trust-automated',
  family: 'kubernetes',
  category: 'security',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  options: {
    maximumHours: { default: 2400, minimum: 1, description: 'For how many hours a certificate may be valid.' },
    maximumNames: { default: 25, minimum: 1, description: 'How many names a certificate may have.' },
    issuers: { default: [], description: 'The names of the issuers that may be used; any when empty.' },
  },
  check(object, { options }) {
    if (object.group !== 'cert-manager.io' || object.kind !== 'Certificate' || textOf(at(object.node, 'spec', 'isCA')) === 'true')
      return notApplicable;
    return outcomeOf([duration(object, options.maximumHours), ...names(object, options.maximumNames), ...issuer(object, options.issuers)]);
  },
  fixSafety: null,
  rationale:
    'A certificate that is renewed by itself need not live long: what is stolen is soon worthless, and renewal is practised often. One with many names puts them all at risk together. Longest life, number of names and allowed issuers are options; authorities are left alone, and without `duration` cert-manager takes 90 days.',
  how: ['Set `spec.duration` to 2160h or less, and `renewBefore` to a third of it.', 'Make one certificate per service.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: web
spec:
  duration: 8760h
  secretName: web
  dnsNames:
    - shop.example.com
  issuerRef:
    name: ca
`,
    good: `apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: web
spec:
  duration: 2160h
  secretName: web
  dnsNames:
    - shop.example.com
  issuerRef:
    name: ca
`,
  },
  hoverOn: ['spec.duration', 'spec.dnsNames', 'spec.issuerRef'],
  equivalents: {
    kyverno: ['limit-duration', 'limit-dnsnames', 'restrict-issuer'],
  },
});

function duration(object: KubernetesObject, most: number): Verdict {
  const value = at(object.node, 'spec', 'duration');
  if (value === undefined) return 'met';
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(textOf(value) ?? '-');
  if (value.kind !== 'scalar' || !parts) return 'unknown';
  const hours = Number(parts[1] ?? 0) + Number(parts[2] ?? 0) / 60;
  return hours <= most ? 'met' : problemAt(value, say`${describeObject(object)} is valid for ${value.text}, longer than ${String(most)}h.`);
}

function names(object: KubernetesObject, most: number): readonly Verdict[] {
  const list = at(object.node, 'spec', 'dnsNames');
  const count = itemsOf(list).items.length;
  return list && count > most
    ? [problemAt(list, say`${describeObject(object)} has ${String(count)} names, more than ${String(most)}.`)]
    : [];
}

function issuer(object: KubernetesObject, allowed: readonly string[]): readonly Verdict[] {
  const name = at(object.node, 'spec', 'issuerRef', 'name');
  if (name?.kind !== 'scalar' || allowed.length === 0 || allowed.includes(name.text)) return [];
  return [problemAt(name, say`${describeObject(object)} is issued by ${name.text}, which is not on the list.`)];
}
