import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { isHpa, numberOf, workloadOf } from './autoscalers.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';
import { isSingleWriter } from './scaling.ts';
import { servesTraffic } from './traffic.ts';

export const hpaMinReplicasTooFew = defineRule({
  id: 'hpa-min-replicas-too-few',
  title: 'Autoscaler goes down to one Pod',
  family: 'kubernetes',
  practice: 'technology/architecture-and-solution-design/2/higher-abstractions',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  options: { minimum: { default: 2, minimum: 1, description: 'The fewest replicas that an autoscaler may go down to.' } },
  check(object, context) {
    if (!isHpa(object) || object.fragment) return notApplicable;
    const least = at(object.node, 'spec', 'minReplicas');
    if (isUnknown(least) || context.workspace.patchMentions(object, 'minReplicas')) return unknown;
    const count = least === undefined ? 1 : numberOf(least);
    if (count === undefined) return unknown;
    if (count >= context.options.minimum) return met;
    // Down to none is a choice of its own.
    if (count === 0) return notApplicable;
    const target = workloadOf(object, context);
    if (target && !target.workload.object.fragment) {
      const there = { ...context, uri: target.uri };
      if (servesTraffic(target.workload, there) === 'no' || isSingleWriter(target.workload, context.workspace) === true)
        return notApplicable;
    }
    const message =
      count === 1
        ? say`${describeObject(object)} may go down to a single Pod.`
        : say`${describeObject(object)} may go down to ${count} Pods.`;
    return unmet({ ...spanOf(least ?? object.anchor), message });
  },
  fixSafety: 'safe',
  fix(object, problem, context) {
    const { minimum } = context.options;
    const title = say`Keep ${String(minimum)} Pods at least`;
    const most = numberOf(at(object.node, 'spec', 'maxReplicas'));
    if (most === undefined || most < minimum) return undefined;
    if (at(object.node, 'spec', 'minReplicas') !== undefined)
      return { title, safety: 'safe', edits: [{ start: problem.start, end: problem.end, text: String(minimum) }] };
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, { title, safety: 'safe', path: ['minReplicas'], value: minimum, after: ['scaleTargetRef'] });
  },
  rationale:
    'At its lower end an autoscaler with `minReplicas: 1`, the value when none is set, leaves one Pod: a crash or a drained node is an outage, at the very hour when little traffic makes it easy to miss. Not asked for targets that nothing sends requests to, for those with a volume for a single writer, and where 0 is set on purpose.',
  how: ['Set `minReplicas` to 2 or more.', 'Raise `maxReplicas` along with it where the two would meet.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 1
  maxReplicas: 10
`,
    good: `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  minReplicas: 2
  maxReplicas: 10
`,
  },
  hoverOn: ['spec.minReplicas'],
  equivalents: {
    'kube-linter': ['hpa-minimum-three-replicas'],
    'kube-score': ['horizontalpodautoscaler-replicas'],
    polaris: ['hpaMinAvailability'],
    datree: ['HPA_MISSING_MINREPLICAS_KEY'],
  },
});
