import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { child, entryOf, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Located } from '../../workspace/view.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { backendsOf, isIngress } from './ingresses.ts';
import type { Backend } from './ingresses.ts';
import { scopePhrase, spanOf } from './places.ts';
import { findNamed } from './references.ts';
import { servicePorts } from './services.ts';

export const ingressDangling = defineRule({
  id: 'ingress-dangling',
  title: 'Ingress to a Service that is not there',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/connectivity-checked',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'error',
  check(object, context) {
    if (!isIngress(object) || object.fragment) return notApplicable;
    const backends = backendsOf(object);
    if (backends.length === 0) return notApplicable;
    const outcomes = backends.map((backend) => outcomeOf(backend, object, context));
    const [first, ...rest] = outcomes.filter((outcome) => typeof outcome === 'object');
    if (first) return unmet(first, ...rest);
    return outcomes.includes('unknown') ? unknown : met;
  },
  fixSafety: null,
  rationale:
    'A route to a Service that does not exist, or to a port that it does not have, answers every request with 503. Judged where the chart, kustomization or folder holds other Services; a Service that an operator or another chart brings leaves the question open. Also found are backends written for the old API (`serviceName`), which `networking.k8s.io/v1` does not know.',
  how: [
    'Compare the name and the port of the backend with the Service, letter by letter.',
    'See that both are in the same namespace: an Ingress reaches no other.',
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
                name: website
                port:
                  number: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
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
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
`,
  },
  hoverOn: ['spec.rules', 'spec.defaultBackend'],
  equivalents: {
    'kube-linter': ['dangling-ingress'],
    'kube-score': ['ingress-targets-service'],
    kubescape: ['C-0298'],
    monokle: ['LNK001'],
  },
});

function outcomeOf(backend: Backend, object: KubernetesObject, context: RuleContext): Problem | 'met' | 'unknown' {
  const outdated = object.version === 'v1' && backend.node?.kind === 'map' ? entryOf(backend.node, 'serviceName') : undefined;
  if (outdated && child(backend.node, 'service') === undefined)
    return { ...spanOf(outdated.key), message: say`${describeObject(object)} uses serviceName, which networking.k8s.io/v1 does not know.` };
  const { name, port } = backend;
  // The AWS controller takes such backends from annotations.
  if (!name || port?.text === 'use-annotation') return 'unknown';
  const reference = findNamed('/Service', name.text, object, context);
  if (reference.state === 'unknown') return 'unknown';
  if (reference.state === 'missing') {
    const where = scopePhrase(context.uri, context.workspace);
    return { ...spanOf(name), message: say`${describeObject(object)} sends to the Service "${name.text}", which is not ${where}.` };
  }
  if (!port) return 'unknown';
  const answers = reference.places.map((place) => hasPort(place, port.text));
  if (answers.includes('yes')) return 'met';
  if (answers.includes('unknown') || context.workspace.patchMentions(reference.places[0].subject, 'ports')) return 'unknown';
  const related = { at: reference.places[0], ...spanOf(reference.places[0].subject.anchor), message: say`The Service and its ports.` };
  const message = say`${describeObject(object)} sends to port ${port.text} of the Service "${name.text}", which has no such port.`;
  return { ...spanOf(port), message, related: [related] };
}

function hasPort({ subject }: Located<KubernetesObject>, wanted: string): 'yes' | 'no' | 'unknown' {
  const { items, complete } = servicePorts(subject);
  const texts = items.flatMap((item) => [child(item, 'port'), child(item, 'name')]);
  if (texts.some((text) => textOf(text) === wanted)) return 'yes';
  const type = textOf(child(child(subject.node, 'spec'), 'type'));
  const unsure =
    subject.fragment || !complete || items.length === 0 || type === 'ExternalName' || texts.some((text) => text?.kind === 'unknown');
  return unsure || itemsOf(child(child(subject.node, 'spec'), 'ports')).items.some((item) => item.kind !== 'map' || item.open)
    ? 'unknown'
    : 'no';
}
