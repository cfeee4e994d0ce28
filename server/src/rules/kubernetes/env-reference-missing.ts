import type { Container, KubernetesObject } from '../../facts/kubernetes/types.ts';
import { child, entryOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { isFromKustomization } from '../../workspace/composition/file.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { referencesOf } from './env.ts';
import type { Reference } from './env.ts';
import { isNearly } from '../similar.ts';

export const envReferenceMissing = defineRule({
  id: 'env-reference-missing',
  title: 'Reference to a ConfigMap that is not there',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/1/manifests-consistent',
  category: 'correctness',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'error',
  check(container, context) {
    const { references, complete } = referencesOf(container);
    const required = references.filter(({ optional }) => !optional);
    if (references.length === 0 && complete) return notApplicable;
    const answers = required.map((reference) => missingIn(reference, container, context));
    const [first, ...rest] = answers.flatMap((answer) => (typeof answer === 'object' ? [answer] : []));
    if (first) return unmet(first, ...rest);
    return complete && !answers.includes('unknown') ? met : unknown;
  },
  fixSafety: null,
  rationale:
    'A container whose variable refers to a ConfigMap or a key that does not exist is not started: the Pod waits with `CreateContainerConfigError`. What counts as missing is judged with care. A key is missing when the workspace holds the object, whole, and the key is not in it. A ConfigMap is missing when the manifests applied together hold others, and none of that name is anywhere in the workspace; in a kustomization, whose overlays may add some, only a name that nearly matches counts. Secrets are often made elsewhere, so an absent one is left open, as are references marked `optional`.',
  how: [
    'Compare name and key with the object, letter by letter.',
    'Add the ConfigMap to what is applied, before the workload.',
    'If the value may be absent, set `optional: true`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  host: db.example.com
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      env:
        - name: HOST
          valueFrom:
            configMapKeyRef:
              name: web
              key: hostname
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  host: db.example.com
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      env:
        - name: HOST
          valueFrom:
            configMapKeyRef:
              name: web
              key: host
`,
  },
  hoverOn: ['env', 'envFrom'],
  equivalents: { 'kube-linter': ['env-value-from'], monokle: ['LNK001'] },
});

/** Put into every namespace by the cluster or by a common controller. */
const fromCluster: ReadonlySet<string> = new Set([
  'kube-root-ca.crt',
  'istio-ca-root-cert',
  'openshift-service-ca.crt',
  'linkerd-identity-trust-roots',
]);

function missingIn(reference: Reference, container: Container, context: RuleContext): Problem | 'unknown' | undefined {
  const { workspace, uri } = context;
  const { kind, name, key, wantsKey } = reference;
  const { object } = container.workload;
  if (!name || (wantsKey && !key) || object.fragment) return 'unknown';
  const { certain, possible } = workspace.named(`/${kind}`, name.text, object, uri);
  if (certain.length === 0) return kind === 'Secret' || possible ? 'unknown' : missingMap(name, container, context);
  if (!key) return undefined;
  const objects = certain.map(({ subject }) => subject);
  if (objects.some((candidate) => holdsKey(candidate, key.text))) return undefined;
  // A generator may have read files that are not here.
  if (possible || certain.some((located) => isFromKustomization(located.uri))) return 'unknown';
  if (objects.some((candidate) => hidesKeys(candidate) || workspace.patchMentions(candidate, 'data'))) return 'unknown';
  const message = say`${describeContainer(container)} asks for the key "${key.text}" of ${kind} "${name.text}", which has no such key.`;
  return { start: key.start, end: key.end, message };
}

function missingMap(
  { text, start, end }: { readonly text: string; readonly start: number; readonly end: number },
  container: Container,
  { workspace, uri }: RuleContext,
): Problem | 'unknown' {
  if (fromCluster.has(text) || workspace.scopeMayRunOtherPods(uri) || workspace.scopeOf(uri).opaque) return 'unknown';
  // One of that name in another namespace is a matter of how things are applied.
  if (workspace.objectsOf('/ConfigMap').some(({ keys }) => keys.name === text)) return 'unknown';
  const names = workspace.applied('/ConfigMap', uri).flatMap(({ keys }) => keys.name ?? []);
  const near = names.find((name) => isNearly(name, text));
  if (names.length === 0 || (near === undefined && workspace.scopeOf(uri).kind !== 'folder')) return 'unknown';
  const hint = near === undefined ? '' : say`; there is "${near}"`;
  return { start, end, message: say`${describeContainer(container)} refers to ConfigMap "${text}", which is not here${hint}.` };
}

const fields = ['data', 'stringData', 'binaryData'];

function holdsKey({ node }: KubernetesObject, key: string): boolean {
  return fields.some((field) => {
    const data = child(node, field);
    return data?.kind === 'map' && entryOf(data, key) !== undefined;
  });
}

function hidesKeys(object: KubernetesObject): boolean {
  if (object.fragment || object.node.open) return true;
  // What fills it at run time says so.
  const annotations = child(child(object.node, 'metadata'), 'annotations');
  if (annotations !== undefined || child(object.node, 'sops') !== undefined) return true;
  return fields.every((field) => child(object.node, field) === undefined) || fields.some((field) => isOpen(child(object.node, field)));
}

function isOpen(data: ReturnType<typeof child>): boolean {
  return data !== undefined && (data.kind !== 'map' || data.open || entryOf(data, '<<') !== undefined);
}
