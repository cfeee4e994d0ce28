import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, textOf } from '../../syntax/tree.ts';
import type { Entry } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeObject } from './describe.ts';
import { ingressRules, isIngress } from './ingresses.ts';
import { spanOf } from './places.ts';

export const ingressNginxSnippet = defineRule({
  id: 'ingress-nginx-snippet',
  title: 'Configuration of NGINX in an Ingress',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (isIngress(object)) {
      const [first, ...rest] = [...annotationProblems(object), ...pathProblems(object)];
      return first ? unmet(first, ...rest) : met;
    }
    const entry = permission(object);
    if (!entry) return notApplicable;
    if (textOf(entry.value.kind === 'scalar' ? entry.value : undefined) !== 'true') return met;
    return unmet({ ...spanOf(entry.value), message: say`${describeObject(object)} lets every Ingress add to the configuration of NGINX.` });
  },
  fixSafety: 'review',
  fix(object, problem, { text }) {
    const allowed = permission(object);
    if (allowed) {
      const quote = allowed.value.kind === 'scalar' && allowed.value.style === 'single' ? "'" : '"';
      return {
        title: say`Refuse snippets`,
        safety: 'review',
        edits: [{ start: problem.start, end: problem.end, text: `${quote}false${quote}` }],
      };
    }
    const metadata = child(object.node, 'metadata');
    const annotations = child(metadata, 'annotations');
    const entry = annotations?.kind === 'map' ? annotations.entries.find(({ key }) => key.start === problem.start) : undefined;
    const edit = entry && metadata?.kind === 'map' ? removeAt(text, metadata, ['annotations', entry.key.text]) : undefined;
    return edit && { title: say`Take the snippet out`, safety: 'review', edits: [edit] };
  },
  rationale:
    "A snippet is put into the configuration of the controller as it stands. Whoever may write an Ingress can thereby read the Secrets of the whole cluster, run Lua code at the entrance of all, or serve files of the controller (CVE-2021-25742). The same holds for values that break out of their directive and for paths into the controller's own file system. Recent versions refuse snippets unless told otherwise.",
  how: [
    'Replace the snippet by an annotation made for the purpose: `cors-*`, `proxy-*`, `auth-*`, or `custom-headers` with a ConfigMap that the platform owns.',
    'Set `allow-snippet-annotations: "false"` in the ConfigMap of the controller.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    nginx.ingress.kubernetes.io/proxy-body-size: 8m
    nginx.ingress.kubernetes.io/configuration-snippet: |
      more_set_headers "X-Frame-Options: DENY";
spec:
  rules:
    - host: web.example.com
`,
    good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    nginx.ingress.kubernetes.io/proxy-body-size: 8m
    nginx.ingress.kubernetes.io/custom-headers: platform/security-headers
spec:
  rules:
    - host: web.example.com
`,
  },
  hoverOn: ['metadata.annotations'],
  equivalents: {
    kubescape: ['C-0059'],
    kyverno: ['disallow-ingress-nginx-custom-snippets', 'nginx-ingress/restrict-annotations', 'restrict-ingress-paths'],
    checkov: ['CKV_K8S_152', 'CKV_K8S_153', 'CKV_K8S_154'],
    trivy: ['KCV-0093'],
    datree: ['CONFIGMAP_CVE2021_25742_INCORRECT_SNIPPET_ANNOTATIONS_VALUE', 'INGRESS_CVE2021_25742_INCORRECT_SERVER_SNIPPET_KEY'],
  },
});

const snippets = /^nginx\.ingress\.kubernetes\.io\/(?:[a-z]+-)*snippet$|^nginx\.(?:org|com)\/(?:[a-z]+-)*snippets$/;

/** Values of these end up in a directive; characters that end it start another one. */
const injected: Readonly<Record<string, RegExp>> = {
  'nginx.ingress.kubernetes.io/auth-url': /^https?:\/\/\S*?[\s<>"{}|^`\\]/,
  'nginx.ingress.kubernetes.io/mirror-target': /^https?:\/\/\S*?[\n<>"|^`\\;]/,
  'nginx.ingress.kubernetes.io/mirror-host': /[\s<>"{}|^`\\;]/,
  'nginx.ingress.kubernetes.io/auth-tls-match-cn': /[\r\n#{};]|^[^(]*\|/,
};

function annotationProblems(object: KubernetesObject): readonly Problem[] {
  const annotations = at(object.node, 'metadata', 'annotations');
  if (annotations?.kind !== 'map') return [];
  return annotations.entries.flatMap(({ key, value }) => {
    if (snippets.test(key.text)) {
      const name = key.text.slice(key.text.indexOf('/') + 1);
      return [{ ...spanOf(key), message: say`${describeObject(object)} writes into the configuration of NGINX with ${name}.` }];
    }
    const pattern = injected[key.text];
    if (!pattern || value.kind !== 'scalar' || !pattern.test(value.text.trim())) return [];
    return [
      {
        ...spanOf(key),
        message: say`${describeObject(object)} has characters in ${key.text} that can end the directive and begin another.`,
      },
    ];
  });
}

const ownFiles = /^\/(?:etc|root|var\/run\/secrets|var\/lib\/kubelet|proc)(?:\/|$)/;

function pathProblems(object: KubernetesObject): readonly Problem[] {
  const paths = ingressRules(object).rules.flatMap((rule) => rule.paths.map((path) => child(path, 'path')));
  return paths.flatMap((path) => {
    if (path?.kind !== 'scalar' || !(ownFiles.test(path.text) || /\b(?:alias|root)\s/.test(path.text))) return [];
    return [
      { ...spanOf(path), message: say`${describeObject(object)} serves ${path.text}, a place in the file system of the controller.` },
    ];
  });
}

/** The switch of ingress-nginx in its ConfigMap. */
function permission({ group, kind, node }: KubernetesObject): Entry | undefined {
  const data = group === '' && kind === 'ConfigMap' ? child(node, 'data') : undefined;
  return data?.kind === 'map' ? entryOf(data, 'allow-snippet-annotations') : undefined;
}
