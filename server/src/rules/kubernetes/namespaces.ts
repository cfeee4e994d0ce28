/** What the rules about namespaces and what is set in them share. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { appendDocument } from '../edits/document.ts';
import type { NewMap } from '../edits/value.ts';
import type { Fix, FixContext, Outcome, RuleContext } from '../rule.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';

/** Kinds that only somebody who installs a part of the cluster itself applies together with a namespace. */
const clusterKinds: readonly string[] = [
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'networking.k8s.io/IngressClass',
  'storage.k8s.io/CSIDriver',
  'rbac.authorization.k8s.io/ClusterRole',
  'operators.coreos.com/Subscription',
  'operators.coreos.com/OperatorGroup',
];

/** What these bring into a namespace, a quota perhaps, is not in the workspace. */
const bringers: readonly string[] = ['helm.toolkit.fluxcd.io/HelmRelease', 'argoproj.io/Application', 'argoproj.io/ApplicationSet'];

/** Kinds of which tools make quotas and ranges in namespaces. */
const generators: readonly string[] = [
  'capsule.clastix.io/Tenant',
  'hnc.x-k8s.io/HierarchicalResourceQuota',
  'management.cattle.io/Project',
  'policies.kyverno.io/GeneratingPolicy',
  'quota.openshift.io/ClusterResourceQuota',
  'redhatcop.redhat.io/NamespaceConfig',
  'tenancy.stakater.com/Quota',
  'tenancy.stakater.com/Tenant',
];

/** Whether an object of that core kind stands in the namespace. */
export function standsInNamespace(object: KubernetesObject, kind: 'ResourceQuota' | 'LimitRange', context: RuleContext): Outcome {
  const { workspace, uri } = context;
  const { name } = object;
  if (object.group !== '' || object.kind !== 'Namespace' || object.fragment) return notApplicable;
  if (name === undefined) return unknown;
  if (isOfCluster(name) || clusterKinds.some((groupKind) => workspace.applied(groupKind, uri).length > 0)) return notApplicable;
  const namespaces = workspace.objectsOf(`/${kind}`).map(({ keys }) => keys.namespace);
  if (namespaces.some((namespace) => namespace.state === 'known' && namespace.value === name)) return met;
  if (at(object.node, 'metadata', 'annotations', 'field.cattle.io/resourceQuota') !== undefined) return met;
  // One without a namespace gets it from a kustomization or from whoever applies it.
  if (namespaces.some(({ state }) => state !== 'known') || workspace.scopeOf(uri).opaque || mayBeGenerated(kind, workspace)) return unknown;
  if (bringers.some((groupKind) => workspace.applied(groupKind, uri).length > 0)) return unknown;
  const { start, end } = object.anchor;
  return unmet({ start, end, message: say`Namespace "${name}" has no ${kind}.` });
}

function isOfCluster(name: string): boolean {
  return name === 'default' || /^(?:kube|openshift)-|-system$/.test(name);
}

function mayBeGenerated(kind: string, workspace: WorkspaceView): boolean {
  if (generators.some((groupKind) => workspace.objectsOf(groupKind).length > 0)) return true;
  return workspace.objectsOf('kyverno.io/ClusterPolicy').some(({ subject }) => {
    const rules = itemsOf(at(subject.node, 'spec', 'rules'));
    return (
      !rules.complete ||
      rules.items.some((rule) => {
        const generated = at(rule, 'generate', 'kind');
        return isUnknown(generated) || textOf(generated) === kind;
      })
    );
  });
}

/** Adds the missing object in a document behind the namespace. */
export function addToNamespace(context: FixContext, { name, ...object }: KubernetesObject, kind: string, spec: NewMap): Fix | undefined {
  if (name === undefined) return undefined;
  const metadata = { name: kind === 'ResourceQuota' ? 'quota' : 'defaults', namespace: name };
  const edit = appendDocument(context, { name, ...object }, { apiVersion: 'v1', kind, metadata, spec });
  return edit && { title: say`Add a ${kind}`, safety: 'review', edits: [edit] };
}
