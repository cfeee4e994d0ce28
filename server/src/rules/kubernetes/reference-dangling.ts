import { podPathOf } from '../../facts/kubernetes/kinds.ts';
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { findNamed } from './references.ts';
import { isNearly } from '../similar.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const referenceDangling = defineRule({
  id: 'reference-dangling',
  title: 'Reference to something that is not there',
  practice: 'technology/application-release-and-operations/1/manifests-consistent',
  family: 'kubernetes',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'error',
  check(object, context) {
    if (object.fragment) return notApplicable;
    return outcomeOf(referencesOf(object).map((reference) => verdictOn(reference, object, context)));
  },
  fixSafety: null,
  rationale:
    'A Pod that mounts a ConfigMap or a claim that does not exist waits and never starts; a binding to a role that does not exist gives nothing. A reference counts as dangling when the manifests applied together hold other objects of the kind for the same namespace, and none of that name is anywhere in the workspace. In a chart or kustomization, and for cluster roles, only a name that nearly matches another counts, as more may come from elsewhere. Secrets, which are often made elsewhere, and references marked optional are left open.',
  how: ['Compare the name with the object that is meant, letter by letter.', 'Add the object to what is applied together.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web-config
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  volumes:
    - name: config
      configMap:
        name: web-conf
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: web-config
---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  volumes:
    - name: config
      configMap:
        name: web-config
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.volumes', 'spec.template.spec.volumes', 'roleRef', 'roleRef.name'],
  equivalents: {
    monokle: ['LNK001', 'LNK002', 'LNK003'],
  },
});

interface Reference {
  readonly groupKind: string;
  readonly name: ScalarNode;
}

const rbac = 'rbac.authorization.k8s.io';

function referencesOf({ group, kind, node }: KubernetesObject): readonly Reference[] {
  const path = podPathOf(group, kind);
  if (path) {
    return itemsOf(at(node, ...path, 'spec', 'volumes')).items.flatMap((volume) => [
      ...named('/ConfigMap', child(volume, 'configMap'), 'name'),
      ...named('/PersistentVolumeClaim', child(volume, 'persistentVolumeClaim'), 'claimName'),
      ...itemsOf(at(volume, 'projected', 'sources')).items.flatMap((source) => named('/ConfigMap', child(source, 'configMap'), 'name')),
    ]);
  }
  if (group !== rbac || !kind.endsWith('Binding')) return [];
  const role = child(node, 'roleRef');
  const roleKind = textOf(child(role, 'kind'));
  return roleKind === 'Role' || roleKind === 'ClusterRole' ? named(`${rbac}/${roleKind}`, role, 'name') : [];
}

function named(groupKind: string, holder: Lookup, field: string): readonly Reference[] {
  const name = child(holder, field);
  const optional = child(holder, 'optional');
  if (name?.kind !== 'scalar' || (optional !== undefined && textOf(optional) !== 'false')) return [];
  return [{ groupKind, name }];
}

/** What clusters and common controllers put there themselves. */
const fromCluster =
  /^(?:kube-root-ca\.crt|istio-ca-root-cert|openshift-service-ca\.crt|linkerd-identity-trust-roots|system:.*|(?:cluster-)?admin|edit|view)$/;

function verdictOn({ groupKind, name }: Reference, object: KubernetesObject, context: RuleContext): Verdict {
  const { workspace, uri } = context;
  if (fromCluster.test(name.text)) return 'met';
  const found = findNamed(groupKind, name.text, object, context);
  if (found.state === 'found') return 'met';
  const others = workspace.objectsOf(groupKind);
  // One of that name in another namespace is a matter of how things are applied; a claim may come from the template of a StatefulSet.
  if (found.state === 'unknown' || others.some(({ keys }) => keys.name === name.text)) return 'unknown';
  if (groupKind === '/PersistentVolumeClaim' && workspace.applied('apps/StatefulSet', uri).length > 0) return 'unknown';
  const near = workspace
    .applied(groupKind, uri)
    .flatMap(({ keys }) => keys.name ?? [])
    .find((other) => isNearly(other, name.text));
  const sure = workspace.scopeOf(uri).kind === 'folder' && groupKind !== `${rbac}/ClusterRole`;
  if (near === undefined && !sure) return 'unknown';
  const hint = near === undefined ? '' : say`; there is "${near}"`;
  return problemAt(
    name,
    say`${describeObject(object)} refers to ${groupKind.split('/')[1] ?? ''} "${name.text}", which is not here${hint}.`,
  );
}
