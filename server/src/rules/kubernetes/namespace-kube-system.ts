import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const namespaceKubeSystem = defineRule({
  id: 'namespace-kube-system',
  title: 'Application in a namespace of the system',
  practice: 'technology/security-and-policy/2/exposure-limited',
  family: 'kubernetes',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace, uri }) {
    const { object } = workload;
    const { namespace } = object;
    if (namespace.state === 'unknown') return unknown;
    if (namespace.state === 'absent' || object.fragment) return notApplicable;
    if (!/^kube-(?:system|public|node-lease)$/.test(namespace.value)) return met;
    if (isOfSystem(workload) || systemKinds.some((kind) => workspace.applied(kind, uri).length > 0)) return met;
    const value = at(object.node, 'metadata', 'namespace');
    if (!value) return unknown;
    return unmet({
      ...spanOf(value),
      message: say`${describeObject(object)} stands in ${namespace.value}, the namespace of the cluster itself.`,
    });
  },
  fixSafety: null,
  rationale:
    'Whoever may touch `kube-system` can read the credentials of the cluster’s own controllers, and policies commonly leave it out. An application there has rights that it does not need, and its team a way to them. Left alone is what looks like a part of the cluster: node agents, Pods of a system priority, on the network of their node or with an account of their own, parts of the control plane and add-ons that carry its labels, and what is applied together with cluster roles, CustomResourceDefinitions or drivers.',
  how: ['Give the application a namespace of its own, with its quota and network policies.', 'Move it there, and what it reads with it.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: kube-system
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['metadata.namespace'],
  equivalents: {
    trivy: ['KSV-0037'],
  },
});

const systemKinds: readonly string[] = [
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'apiextensions.k8s.io/CustomResourceDefinition',
  'apiregistration.k8s.io/APIService',
  'storage.k8s.io/CSIDriver',
];

const systemLabels = ['k8s-app', 'k8s-addon', 'tier', 'component', 'kubernetes.io/cluster-service', 'addonmanager.kubernetes.io/mode'];

/** Also where it cannot be told. */
function isOfSystem({ object, podSpec, podLabels }: Workload): boolean {
  if (object.kind === 'DaemonSet' || !podLabels || !object.labels) return true;
  if (systemLabels.some((key) => podLabels.has(key) || object.labels?.has(key))) return true;
  const priority = child(podSpec, 'priorityClassName');
  if (isUnknown(priority) || textOf(priority)?.startsWith('system-') === true) return true;
  return ['hostNetwork', 'serviceAccountName', 'serviceAccount'].some((field) => child(podSpec, field) !== undefined);
}
