import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';
import { outcomeOf } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const nodeSelectionRestricted = defineRule({
  id: 'node-selection-restricted',
  title: 'Workload picks its nodes',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/scheduling-controls',
  category: 'operability',
  default: 'optional',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  options: {
    allowed: {
      default: ['kubernetes.io/os', 'kubernetes.io/arch', 'topology.kubernetes.io/zone', 'topology.kubernetes.io/region'],
      description: 'The labels of nodes that workloads may select by.',
    },
  },
  check(workload, { options: { allowed } }) {
    const { object, podSpec } = workload;
    if (object.namespace.state === 'known' && /^(?:kube|openshift)-/.test(object.namespace.value)) return notApplicable;
    const selectors = [...selectorVerdicts(workload, allowed), ...affinityVerdicts(workload, allowed)];
    const name = podSpec?.kind === 'map' ? entryOf(podSpec, 'nodeName') : undefined;
    const pinned: Verdict[] = name ? [{ ...spanOf(name.key), message: say`${describeObject(object)} runs on one named node.` }] : [];
    return outcomeOf([...pinned, ...selectors, ...(object.kind === 'DaemonSet' ? [] : tolerationVerdicts(workload))]);
  },
  fixSafety: null,
  rationale:
    'In a shared cluster the platform decides which pools of nodes there are and who may use them. A workload that names nodes, labels of its own choice or the control plane works around that, takes room that was kept for others, and stops a pool from being replaced. The labels that may be used are an option; DaemonSets may tolerate the control plane, and namespaces of the system are not asked.',
  how: [
    'Ask for what the workload needs by the labels that the platform offers.',
    'List further labels in the option `allowed`.',
    'Keep control-plane tolerations to agents that run on every node.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
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
      nodeSelector:
        kubernetes.io/hostname: worker-3
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
      nodeSelector:
        kubernetes.io/arch: arm64
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.template.spec.nodeSelector', 'spec.template.spec.nodeName', 'spec.template.spec.tolerations'],
  equivalents: { kyverno: ['restrict-node-selection', 'restrict-node-affinity', 'restrict-controlplane-scheduling'] },
});

function selectorVerdicts({ object, podSpec }: Workload, allowed: readonly string[]): readonly Verdict[] {
  const selector = child(podSpec, 'nodeSelector');
  if (isUnknown(selector)) return ['unknown'];
  if (selector?.kind !== 'map') return [];
  return selector.entries.map(({ key }): Verdict =>
    allowed.includes(key.text) || key.text === '<<'
      ? 'met'
      : { ...spanOf(key), message: say`${describeObject(object)} selects nodes by ${key.text}, which is not among the allowed labels.` },
  );
}

function affinityVerdicts({ object, podSpec }: Workload, allowed: readonly string[]): readonly Verdict[] {
  const affinity = at(podSpec, 'affinity', 'nodeAffinity');
  if (isUnknown(affinity)) return ['unknown'];
  const required = itemsOf(at(affinity, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms')).items;
  const keys = required.flatMap((term) => itemsOf(child(term, 'matchExpressions')).items.map((item): Lookup => child(item, 'key')));
  return keys.map((key): Verdict => {
    if (key?.kind !== 'scalar') return 'unknown';
    if (allowed.includes(key.text)) return 'met';
    return { ...spanOf(key), message: say`${describeObject(object)} selects nodes by ${key.text}, which is not among the allowed labels.` };
  });
}

function tolerationVerdicts({ object, podSpec }: Workload): readonly Verdict[] {
  return itemsOf(child(podSpec, 'tolerations')).items.map((toleration): Verdict => {
    const key = child(toleration, 'key');
    if (isUnknown(key)) return 'unknown';
    const tolerated = textOf(key);
    const everything = tolerated === undefined && textOf(child(toleration, 'operator')) === 'Exists';
    if (!everything && !/^node-role\.kubernetes\.io\/(?:control-plane|master)$/.test(tolerated ?? '')) return 'met';
    const place = key ?? (toleration.kind === 'map' ? toleration.entries[0]?.key : undefined) ?? toleration;
    const problem: Problem = { ...spanOf(place), message: say`${describeObject(object)} may run on nodes of the control plane.` };
    return problem;
  });
}
