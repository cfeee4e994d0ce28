import type { Workload } from '../../facts/kubernetes/types.ts';
import { child, entryOf, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { MapNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeObject } from './describe.ts';
import { ownLabels } from './new-objects.ts';
import { podPlace, spanOf } from './places.ts';
import { isHost, keptApart, runsSeveral } from './spreading.ts';

export const topologySpreadMissing = defineRule({
  id: 'topology-spread-missing',
  title: 'Pods not spread',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, context) {
    const { object, podSpec } = workload;
    const list = child(podSpec, 'topologySpreadConstraints');
    if (isUnknown(list)) return unknown;
    const { items, complete } = itemsOf(list);
    const [first, ...rest] = items.flatMap((item) => (item.kind === 'map' ? (faultIn(item, workload) ?? []) : []));
    if (first) return unmet(first, ...rest);
    if (items.length > 0) return met;
    const several = runsSeveral(workload, context);
    if (several !== 'yes') return several === 'no' ? notApplicable : unknown;
    const apart = keptApart(workload);
    if (!complete || apart === 'unknown') return unknown;
    // An anti-affinity by zone does as well; one by host is what another rule asks for.
    if (apart.some(({ topologyKey }) => !isHost(topologyKey))) return met;
    if (context.workspace.patchMentions(object, 'topologySpreadConstraints') || context.workspace.patchMentions(object, 'affinity'))
      return unknown;
    return unmet({
      ...podPlace(workload, 'topologySpreadConstraints'),
      message: say`${describeObject(object)} does not spread its Pods over zones.`,
    });
  },
  fixSafety: 'safe',
  fix(workload, _problem, context) {
    const { podSpec } = workload;
    const matchLabels = ownLabels(workload);
    if (podSpec?.kind !== 'map' || !matchLabels || entryOf(podSpec, 'topologySpreadConstraints')) return undefined;
    return addEntryFix(context, podSpec, {
      title: say`Spread its Pods over zones`,
      safety: 'safe',
      path: ['topologySpreadConstraints'],
      value: [
        { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels } },
      ],
    });
  },
  rationale:
    'When a zone fails, all Pods that happened to run in it are gone. A spread constraint keeps their numbers even, and with `ScheduleAnyway` never keeps a Pod from starting; in a cluster of one zone it changes nothing. Asked of workloads with two or more Pods. Constraints that the API server refuses, or that count no Pod for want of a `labelSelector`, are found in every workload.',
  how: [
    'Add `topologySpreadConstraints` with `maxSkew: 1`, the key `topology.kubernetes.io/zone` and the labels of the Pods.',
    'Add a second one with `kubernetes.io/hostname` for nodes.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
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
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              app: web
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.template.spec.topologySpreadConstraints'],
  equivalents: {
    'kube-score': ['pod-topology-spread-constraints'],
    polaris: ['topologySpreadConstraint'],
    kyverno: ['topologyspreadconstraints-policy', 'spread-pods-across-topology'],
    datree: ['EKS_MISSING_KEY_TOPOLOGYKEY', 'EKS_INVALID_VALUE_DONOOTSCHEDULE'],
  },
});

/** What makes a constraint useless or refused. */
function faultIn(constraint: MapNode, { object }: Workload): Problem | undefined {
  const what = say`${describeObject(object)} has a spread constraint`;
  for (const field of ['maxSkew', 'minDomains']) {
    const value = child(constraint, field);
    if (value?.kind === 'scalar' && typeof value.value === 'number' && value.value < 1)
      return { ...spanOf(value), message: say`${what} whose ${field} is ${value.text}; it must be 1 at least.` };
  }
  const action = child(constraint, 'whenUnsatisfiable');
  if (action?.kind === 'scalar' && !['DoNotSchedule', 'ScheduleAnyway'].includes(action.text))
    return { ...spanOf(action), message: say`${what} whose whenUnsatisfiable is "${action.text}", which Kubernetes does not know.` };
  if (object.fragment) return undefined;
  const key = child(constraint, 'topologyKey');
  const place = spanOf(constraint.entries[0]?.key ?? constraint);
  if (key === undefined || textOf(key) === '') return { ...place, message: say`${what} without a topologyKey.` };
  if (child(constraint, 'labelSelector') === undefined && child(constraint, 'matchLabelKeys') === undefined)
    return { ...place, message: say`${what} without a labelSelector, which counts no Pod.` };
  return undefined;
}
