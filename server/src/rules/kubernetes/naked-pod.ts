import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';

/** Annotations of tools that create the Pod for a moment and remove it. */
const hooks: readonly string[] = ['helm.sh/hook', 'argocd.argoproj.io/hook'];

/** Put on by the kubelet that runs a static Pod. */
const staticPod: readonly string[] = ['kubernetes.io/config.source', 'kubernetes.io/config.mirror', 'kubernetes.io/config.hash'];

export const nakedPod = defineRule({
  id: 'naked-pod',
  title: 'Pod without a controller',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/1/higher-level-controllers',
  category: 'reliability',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check({ object }, { uri }) {
    if (object.fragment) return notApplicable;
    if (object.group !== '' || object.kind !== 'Pod') return met;
    if (isStatic(object, uri)) return notApplicable;
    const metadata = child(object.node, 'metadata');
    const exempt = [
      child(metadata, 'ownerReferences'),
      child(metadata, 'generateName'),
      ...[...hooks, ...staticPod].map((name) => at(metadata, 'annotations', name)),
    ];
    if (exempt.some((value) => value !== undefined && !isUnknown(value))) return notApplicable;
    if (exempt.some(isUnknown)) return unknown;
    const kind = child(object.node, 'kind');
    const { start, end } = kind?.kind === 'scalar' ? kind : object.anchor;
    return unmet({
      start,
      end,
      message: say`${describeObject(object)} has no controller: nothing starts it again when its node goes away.`,
    });
  },
  fixSafety: null,
  rationale:
    'A Pod that is created by hand lives and dies with its node: drained, evicted or deleted, it does not come back, and it cannot be rolled out or scaled. A Deployment, StatefulSet, DaemonSet or Job keeps the same Pod template and looks after it. Test hooks, static Pods of a node and Pods that something else owns are left alone.',
  how: [
    'For a service, wrap the template in a `Deployment` (or a `StatefulSet` where each instance has its own storage).',
    'For work that ends, use a `Job`; on a schedule, a `CronJob`.',
    'For a debugging session, use `kubectl debug` or `kubectl run` rather than a file in the repository.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['kind'],
  equivalents: {
    kubescape: ['C-0073'],
    kyverno: ['prevent-bare-pods'],
    datree: ['K8S_INCORRECT_KIND_VALUE_POD'],
  },
});

/** Where kubelets look for them, or marked as a part of the control plane. */
function isStatic({ node, labels }: KubernetesObject, uri: string): boolean {
  if (uri.includes('/kubernetes/manifests/')) return true;
  return labels?.get('tier') === 'control-plane' && textOf(at(node, 'metadata', 'namespace')) === 'kube-system';
}
