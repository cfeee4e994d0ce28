import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { SequenceNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { certifiedHosts, coversHost, ingressRules, isIngress, tlsHosts } from './ingresses.ts';
import { appendItem } from './items.ts';
import { spanOf } from './places.ts';
import { annotationKeys } from './services.ts';

export const ingressTlsHostMismatch = defineRule({
  id: 'ingress-tls-host-mismatch',
  title: 'Host without a certificate',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/encrypted-traffic',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    const { workspace } = context;
    if (!isIngress(object) || object.fragment) return notApplicable;
    const tls = at(object.node, 'spec', 'tls');
    if (tls === undefined || (tls.kind === 'sequence' && tls.items.length === 0)) return notApplicable;
    const names = tlsHosts(object);
    if (!names || workspace.patchMentions(object, 'tls')) return unknown;
    const others = certifiedHosts(context);
    const { rules } = ingressRules(object);
    const [first, ...rest] = rules.flatMap(({ host }) => {
      if (host?.kind !== 'scalar' || host.text === '' || coversHost([...names, ...others], host.text)) return [];
      return [
        { ...spanOf(host), message: say`${describeObject(object)} has no certificate for ${host.text}: it is not among the TLS hosts.` },
      ];
    });
    if (first) return unmet(first, ...rest);
    return rules.some(({ host }) => host?.kind === 'unknown') ? unknown : met;
  },
  fixSafety: 'safe',
  fix(object, problem, context) {
    const host = ingressRules(object).rules.find((rule) => rule.host?.start === problem.start)?.host;
    const list = lastHosts(object);
    const name = textOf(host);
    if (name === undefined || !list) return undefined;
    const edit = appendItem(context, list, name);
    // A certificate that is issued for the list covers the new name too; one that is only kept in the Secret may not.
    const issued = annotationKeys(object).some((key) => /^cert-manager\.io\/(?:cluster-)?issuer$/.test(key));
    return edit && { title: say`Add ${name} to the TLS hosts`, safety: issued ? 'safe' : 'review', edits: [edit] };
  },
  rationale:
    'The controller takes the certificate for a host from the `tls` entry that lists it. A host that no entry lists is served with the default certificate of the controller, at which browsers warn, or in plain text. A wildcard covers one label, and an entry without hosts covers all.',
  how: ['Add the host to `spec.tls[].hosts`.', 'Have the certificate issued again where it is not done by cert-manager.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  tls:
    - hosts:
        - web.example.com
      secretName: web-tls
  rules:
    - host: www.example.com
`,
    good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  tls:
    - hosts:
        - web.example.com
        - www.example.com
      secretName: web-tls
  rules:
    - host: www.example.com
`,
  },
  hoverOn: ['spec.tls', 'spec.rules'],
  equivalents: { kyverno: ['ingress-host-match-tls'] },
});

/** The list of hosts of the only entry: with several it takes a person to say which certificate is meant. */
function lastHosts({ node }: KubernetesObject): SequenceNode | undefined {
  const entries = itemsOf(at(node, 'spec', 'tls')).items;
  const hosts = entries.length === 1 ? child(entries[0], 'hosts') : undefined;
  return hosts?.kind === 'sequence' ? hosts : undefined;
}
