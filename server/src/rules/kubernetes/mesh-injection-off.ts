import { podPathOf, runsToCompletion } from '../../facts/kubernetes/kinds.ts';
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const meshInjectionOff = defineRule({
  id: 'mesh-injection-off',
  title: 'Opts out of the mesh',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/3/mesh-in-release',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    const holder = holderOf(object);
    if (!holder) return notApplicable;
    const settings = holder.flatMap((map) => Object.keys(switches).map((key) => ({ key, value: at(map, key) })));
    if (settings.every(({ value }) => value === undefined)) return notApplicable;
    const [off] = settings.flatMap(({ key, value }) => (value?.kind === 'scalar' && isOff(key, value) ? [{ key, value }] : []));
    // The ambient mesh needs no proxy of its own beside each Pod.
    if (!off || holder.some((map) => textOf(at(map, 'istio.io/dataplane-mode')) === 'ambient')) return met;
    return unmet({ ...spanOf(off.value), message: say`${describeObject(object)} opts out of the mesh with ${off.key}.` });
  },
  fixSafety: 'review',
  fix(object, problem, { text }) {
    const settings = (holderOf(object) ?? []).flatMap((map) =>
      Object.entries(switches).map(([key, state]) => ({ state, value: at(map, key) })),
    );
    const found = settings.find(({ value }) => value?.start === problem.start && value.kind === 'scalar');
    const old = text.slice(problem.start, problem.end);
    const quote = /^["']/.exec(old)?.[0] ?? (found?.state.on === 'true' ? '"' : '');
    return (
      found && {
        title: say`Take part in the mesh`,
        safety: 'review',
        edits: [{ start: problem.start, end: problem.end, text: `${quote}${found.state.on}${quote}` }],
      }
    );
  },
  rationale:
    'Mutual TLS, retries, traces and rules of a mesh end where a Pod opts out of it, and in strict mode its connections fail. Looked at are the switches of Istio and Linkerd on Pods and namespaces. Jobs, which a proxy can keep from ending, Pods on the network of their node, collectors of metrics and traces, and namespaces of the system, of the mesh itself and of what runs beside it may opt out.',
  how: [
    'Remove the label or annotation, or set it to the other value.',
    'To keep single ports out, use the exclusion annotations of the mesh rather than opting out as a whole.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: disabled
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
`,
  },
  hoverOn: ['metadata.labels', 'metadata.annotations', 'spec.template.metadata.labels', 'spec.template.metadata.annotations'],
  equivalents: {
    kyverno: [
      'enforce-sidecar-injection-namespace',
      'enforce-ambient-mode-namespace',
      'prevent-disabling-injection-pods',
      'require-linkerd-mesh-injection',
      'prevent-linkerd-pod-injection-override',
    ],
  },
});

interface Switch {
  readonly off: string;
  readonly on: string;
}

const switches: Readonly<Record<string, Switch>> = {
  'sidecar.istio.io/inject': { off: 'false', on: 'true' },
  'istio-injection': { off: 'disabled', on: 'enabled' },
  'istio.io/dataplane-mode': { off: 'none', on: 'ambient' },
  'linkerd.io/inject': { off: 'disabled', on: 'enabled' },
};

function isOff(key: string, { text }: ScalarNode): boolean {
  return switches[key]?.off === text;
}

const ownNamespaces =
  /^(?:kube|openshift|istio|linkerd|calico|tigera|cilium|gatekeeper|kyverno|flux|flagger|argocd|metallb|cert-manager|keda|velero|monitoring|observability)(?:-|$)/;

/** They collect what the mesh itself reports, and scrape its proxies from outside. */
const collectors = /(?:^|\/)(?:prometheus|otel|opentelemetry)[\w.-]*(?=[:@]|$)/;

/** The labels and annotations that the injection looks at; undefined for what may opt out, and for all else. */
function holderOf(object: KubernetesObject): readonly Lookup[] | undefined {
  const { group, kind, node, name, namespace } = object;
  if (group === '' && kind === 'Namespace')
    return name !== undefined && ownNamespaces.test(name)
      ? undefined
      : [at(node, 'metadata', 'labels'), at(node, 'metadata', 'annotations')];
  const path = podPathOf(group, kind);
  if (!path || runsToCompletion(kind)) return undefined;
  if (namespace.state === 'known' && ownNamespaces.test(namespace.value)) return undefined;
  const template = at(node, ...path);
  const hostNetwork = at(template, 'spec', 'hostNetwork');
  if (hostNetwork !== undefined && textOf(hostNetwork) !== 'false') return undefined;
  const images = itemsOf(at(template, 'spec', 'containers')).items.map((container) => textOf(at(container, 'image')) ?? '');
  if (images.some((image) => collectors.test(image))) return undefined;
  return [at(template, 'metadata', 'labels'), at(template, 'metadata', 'annotations')];
}
