import { podPathOf } from '../../facts/kubernetes/kinds.ts';
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { keyPlace } from './places.ts';

export const nameMissing = defineRule({
  id: 'name-missing',
  title: 'Object without a name',
  practice: 'technology/application-release-and-operations/1/manifests-consistent',
  family: 'kubernetes',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'error',
  check(object) {
    if (object.fragment || !needsName(object)) return notApplicable;
    const names = ['name', 'generateName'].map((field) => at(object.node, 'metadata', field));
    if (names.some(isUnknown)) return unknown;
    if (names.some((name) => name !== undefined)) return met;
    // A key without a value is still to be filled in.
    const metadata = child(object.node, 'metadata');
    if (metadata?.kind === 'map' && entryOf(metadata, 'name')) return unknown;
    return unmet({ ...keyPlace(object, 'metadata'), message: say`${object.kind} has no name.` });
  },
  fixSafety: null,
  rationale:
    'Kubernetes tells the objects of a kind apart by their names, and refuses one that has neither `metadata.name` nor `metadata.generateName`. Asked are the kinds of Kubernetes itself; patches that name their target elsewhere, and the items of templates, need none.',
  how: ['Add `metadata.name`: lower-case letters, digits and dashes.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  labels:
    app: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    app: web
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
  },
  hoverOn: ['metadata.name'],
  equivalents: {
    datree: ['RESOURCE_MISSING_NAME'],
  },
});

const kinds: ReadonlySet<string> = new Set([
  '/ConfigMap',
  '/LimitRange',
  '/Namespace',
  '/PersistentVolume',
  '/PersistentVolumeClaim',
  '/ResourceQuota',
  '/Secret',
  '/Service',
  '/ServiceAccount',
  'autoscaling/HorizontalPodAutoscaler',
  'networking.k8s.io/Ingress',
  'networking.k8s.io/IngressClass',
  'networking.k8s.io/NetworkPolicy',
  'policy/PodDisruptionBudget',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/StorageClass',
]);

/** Kinds of Kubernetes itself, with something in them: a file that has just been begun is not held against its author. */
function needsName({ group, kind, node }: KubernetesObject): boolean {
  if (!kinds.has(`${group}/${kind}`) && !(podPathOf(group, kind) && (group === '' || group === 'apps' || group === 'batch'))) return false;
  const metadata = child(node, 'metadata');
  return node.entries.length > 2 && (metadata === undefined || metadata.kind === 'map');
}
