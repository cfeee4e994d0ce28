import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { isScaledObject } from './autoscalers.ts';
import { describeObject } from './describe.ts';
import { spanOf, specPlace } from './places.ts';

export const kedaScaledobjectHygiene = defineRule({
  id: 'keda-scaledobject-hygiene',
  title: 'Event scaling without bounds or fallback',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/3/workloads-autoscale',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    if (!isScaledObject(object) || object.fragment) return notApplicable;
    const what = describeObject(object);
    const fields = ['maxReplicaCount', 'fallback'].filter((field) => field === 'maxReplicaCount' || dependsOnOutside(object));
    const missing = fields.filter((field) => at(object.node, 'spec', field) === undefined && !workspace.patchMentions(object, field));
    const problems = missing.map((field): Problem =>
      field === 'fallback'
        ? { ...specPlace(object, 'triggers'), message: say`${what} has no fallback for when its trigger cannot be read.` }
        : { ...spanOf(object.anchor), message: say`${what} sets no maxReplicaCount, which means 100.` },
    );
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return fields.some((field) => isUnknown(at(object.node, 'spec', field))) ? unknown : met;
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map') return undefined;
    const after = ['scaleTargetRef', 'pollingInterval', 'cooldownPeriod', 'minReplicaCount', 'maxReplicaCount'];
    if (problem.start === object.anchor.start && child(spec, 'maxReplicaCount') === undefined)
      return addEntryFix(context, spec, {
        title: say`Set an upper bound`,
        safety: 'review',
        path: ['maxReplicaCount'],
        value: judge(10),
        after,
      });
    const value = { failureThreshold: judge(3), replicas: judge(2) };
    return addEntryFix(context, spec, { title: say`Add a fallback`, safety: 'review', path: ['fallback'], value, after });
  },
  rationale:
    'KEDA asks a system outside of the cluster how many Pods there should be. When that system cannot be reached, the number stays where it was, or new Pods never come; `fallback` says how many run meanwhile. And one burst of events starts up to 100 Pods unless `maxReplicaCount` says otherwise, which may be more than the database behind them bears. Triggers on CPU, memory, time and Pods need no fallback.',
  how: [
    'Set `maxReplicaCount` to what the systems behind can bear.',
    'Add `fallback` with a `failureThreshold` and the `replicas` that carry a normal load.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: worker
spec:
  scaleTargetRef:
    name: worker
  triggers:
    - type: rabbitmq
      metadata:
        queueName: orders
        mode: QueueLength
        value: "20"
`,
    good: `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: worker
spec:
  scaleTargetRef:
    name: worker
  maxReplicaCount: 20
  fallback:
    failureThreshold: 3
    replicas: 4
  triggers:
    - type: rabbitmq
      metadata:
        queueName: orders
        mode: QueueLength
        value: "20"
`,
  },
  hoverOn: ['spec.maxReplicaCount', 'spec.fallback'],
  equivalents: {},
});

const within: ReadonlySet<string> = new Set(['cpu', 'memory', 'cron', 'kubernetes-workload']);

/** Whether some trigger asks a system that may not answer. */
function dependsOnOutside({ node }: KubernetesObject): boolean {
  const types = itemsOf(at(node, 'spec', 'triggers')).items.map((trigger) => textOf(child(trigger, 'type')));
  return types.some((type) => type !== undefined && !within.has(type));
}
