import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { certifiedHosts, classOf, coversHost, ingressRules, isIngress } from './ingresses.ts';
import { keyPlace, specPlace } from './places.ts';
import { annotationKeys, annotationOf, hidesAnnotations } from './services.ts';

export const ingressTlsMissing = defineRule({
  id: 'ingress-tls-missing',
  title: 'Ingress without TLS',
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
    if (isUnknown(tls)) return unknown;
    const { items, complete } = itemsOf(tls);
    if (items.length > 0) return met;
    if (!complete) return unknown;
    if (endsTlsElsewhere(object) || isCertifiedElsewhere(object, context)) return met;
    if (isLocal(object)) return notApplicable;
    if (hidesAnnotations(object) || workspace.patchMentions(object, 'tls')) return unknown;
    const place = tls === undefined ? specPlace(object, 'rules') : keyPlace(object, 'spec', 'tls');
    return unmet({ ...place, message: say`${describeObject(object)} has no TLS: what passes it can be read and changed on the way.` });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    const spec = child(object.node, 'spec');
    const hosts = ingressRules(object).rules.flatMap(({ host }) => textOf(host) ?? []);
    if (spec?.kind !== 'map' || hosts.length === 0) return undefined;
    const secretName = judge(`${object.name ?? 'ingress'}-tls`);
    return addEntryFix(context, spec, {
      title: say`Add TLS for its hosts`,
      safety: 'review',
      path: ['tls'],
      value: [{ hosts: [...new Set(hosts)], secretName }],
      after: ['ingressClassName'],
    });
  },
  rationale:
    'Without TLS everybody on the way can read and change what passes: passwords, session cookies, answers. An Ingress also counts as encrypted where an annotation says so for the load balancers of AWS, Google and Azure, for Traefik or for passing TLS through, and where another Ingress beside it has the certificate for its hosts. Hosts below `localhost` are not asked.',
  how: [
    'Let cert-manager issue the certificate: add `tls` with the hosts and the name of a Secret, and the annotation `cert-manager.io/cluster-issuer`.',
    'Redirect plain requests to HTTPS.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  ingressClassName: nginx
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
    good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  ingressClassName: nginx
  tls:
    - hosts: [web.example.com]
      secretName: web-tls
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
  hoverOn: ['spec.tls'],
  equivalents: { polaris: ['tlsSettingsMissing'], kubescape: ['C-0263'], kyverno: ['require-ingress-https'] },
});

/** Annotations by which controllers are told of certificates. */
const certificates: ReadonlySet<string> = new Set([
  'alb.ingress.kubernetes.io/certificate-arn',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/managed-certificates',
  'networking.gke.io/certmap',
  'networking.gke.io/v1beta1.FrontendConfig',
  'appgw.ingress.kubernetes.io/appgw-ssl-certificate',
  'haproxy.org/ssl-certificate',
  'ingress.appscode.com/ssl-redirect',
]);

const switches: Readonly<Record<string, RegExp>> = {
  'alb.ingress.kubernetes.io/listen-ports': /HTTPS/,
  'alb.ingress.kubernetes.io/group.name': /./,
  'traefik.ingress.kubernetes.io/router.tls': /^true$/,
  'traefik.ingress.kubernetes.io/router.entrypoints': /websecure/,
  'nginx.ingress.kubernetes.io/ssl-passthrough': /^true$/,
  'kubernetes.io/ingress.allow-http': /^false$/,
};

function endsTlsElsewhere(object: KubernetesObject): boolean {
  if (annotationKeys(object).some((key) => certificates.has(key) || key.startsWith('traefik.ingress.kubernetes.io/router.tls.')))
    return true;
  if (Object.entries(switches).some(([key, pattern]) => pattern.test(textOf(annotationOf(object, key)) ?? ''))) return true;
  return ['tailscale', 'cloudflare-tunnel', 'ngrok'].includes(classOf(object)?.text ?? '');
}

/** Another Ingress for the same hosts has the certificate. */
function isCertifiedElsewhere(object: KubernetesObject, context: RuleContext): boolean {
  const { rules, complete } = ingressRules(object);
  if (!complete || rules.length === 0) return false;
  const names = certifiedHosts(context);
  return rules.every(({ host }) => host?.kind === 'scalar' && coversHost(names, host.text));
}

function isLocal(object: KubernetesObject): boolean {
  const { rules, complete } = ingressRules(object);
  return complete && rules.length > 0 && rules.every(({ host }) => /^(?:.*\.)?localhost$/.test(textOf(host) ?? ''));
}
