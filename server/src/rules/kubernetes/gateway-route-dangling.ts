import type { Known, KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { scopePhrase, spanOf } from './places.ts';
import { findNamed } from './references.ts';

const routes: ReadonlySet<string> = new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute']);

export const gatewayRouteDangling = defineRule({
  id: 'gateway-route-dangling',
  title: 'Gateway route to a Service that is not there',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/connectivity-checked',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'error',
  check(object, context) {
    if (object.group !== 'gateway.networking.k8s.io' || !routes.has(object.kind) || object.fragment) return notApplicable;
    const rules = itemsOf(at(object.node, 'spec', 'rules'));
    const backends = rules.items.flatMap((rule) => itemsOf(child(rule, 'backendRefs')).items);
    if (backends.length === 0) return rules.complete ? notApplicable : unknown;
    const outcomes = backends.map((backend) => outcomeOf(backend, object, context));
    const [first, ...rest] = outcomes.filter((outcome) => typeof outcome === 'object');
    if (first) return unmet(first, ...rest);
    return outcomes.includes('unknown') ? unknown : met;
  },
  fixSafety: null,
  rationale:
    'A route whose backend does not exist answers with errors, and only the status of the route tells why. Judged where the chart, kustomization or folder holds other Services for the namespace; Services that an operator or another chart brings, and backends of other kinds, leave the question open.',
  how: [
    'Compare the name in `backendRefs` with the Service, letter by letter.',
    'For a Service of another namespace set `namespace`, and allow it there with a `ReferenceGrant`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
spec:
  parentRefs:
    - name: public
  rules:
    - backendRefs:
        - name: website
          port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
spec:
  parentRefs:
    - name: public
  rules:
    - backendRefs:
        - name: web
          port: 80
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
  hoverOn: ['spec.rules'],
  equivalents: { kubescape: ['C-0302'] },
});

function outcomeOf(backend: Lookup, object: KubernetesObject, context: RuleContext): Problem | 'met' | 'unknown' {
  const name = child(backend, 'name');
  const group = child(backend, 'group');
  const kind = child(backend, 'kind');
  const isService = (kind === undefined || textOf(kind) === 'Service') && (group === undefined || textOf(group) === '');
  if (name?.kind !== 'scalar' || !isService) return 'unknown';
  const namespace = namespaceOf(child(backend, 'namespace'), object);
  const reference = findNamed('/Service', name.text, { ...object, namespace }, context);
  if (reference.state !== 'missing') return reference.state === 'found' ? 'met' : 'unknown';
  const where = scopePhrase(context.uri, context.workspace);
  return { ...spanOf(name), message: say`${describeObject(object)} sends to the Service "${name.text}", which is not ${where}.` };
}

function namespaceOf(node: Lookup, { namespace }: KubernetesObject): Known<string> {
  if (node === undefined) return namespace;
  const value = textOf(node);
  return value === undefined ? { state: 'unknown' } : { state: 'known', value };
}
