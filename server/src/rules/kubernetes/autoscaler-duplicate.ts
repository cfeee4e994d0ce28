import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Located } from '../../workspace/view.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { findTarget, isHpa, isScaledObject, isVpa, targetIn } from './autoscalers.ts';
import type { Target } from './autoscalers.ts';
import { describeObject } from './describe.ts';
import { scopePhrase, spanOf } from './places.ts';
import { appliedTogether, isBefore } from './services.ts';

export const autoscalerDuplicate = defineRule({
  id: 'autoscaler-duplicate',
  title: 'Two autoscalers on one target',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/1/tuning-takes-effect',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    if (!(isHpa(object) || isScaledObject(object) || isVpa(object)) || object.fragment) return notApplicable;
    const target = targetIn(object);
    if (!target) return unknown;
    const [first, ...rest] = [
      rivalProblem(object, target, context),
      conflict(object, target, context),
      dangling(object, target, context),
    ].flatMap((problem) => problem ?? []);
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    "Two horizontal autoscalers on one workload undo each other's changes, and Pods come and go without end. A KEDA ScaledObject makes an autoscaler of its own, so it counts as one. A vertical autoscaler that may act on the CPU or memory by which a horizontal one scales moves the ground under it. A vertical autoscaler whose target is not there does nothing.",
  how: [
    'Keep one horizontal autoscaler, with all metrics in it.',
    'Set the vertical one to `updateMode: "Off"`, or let the horizontal one scale by another metric, such as requests per second.',
  ],
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
  minReplicas: 2
  maxReplicas: 10
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: web-queue
spec:
  scaleTargetRef:
    name: web
  triggers:
    - type: rabbitmq
`,
    good: `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: web-queue
spec:
  scaleTargetRef:
    name: web
  triggers:
    - type: rabbitmq
    - type: cpu
`,
  },
  hoverOn: ['spec.scaleTargetRef', 'spec.targetRef'],
  equivalents: { kyverno: ['prevent-duplicate-hpa', 'prevent-duplicate-vpa', 'verify-vpa-target', 'check-vpa-configuration'] },
});

const horizontal: readonly string[] = ['autoscaling/HorizontalPodAutoscaler', 'keda.sh/ScaledObject'];
const vertical: readonly string[] = ['autoscaling.k8s.io/VerticalPodAutoscaler'];

/** Autoscalers of these kinds that are applied with it and have the same target; the same kind and name is one object written twice. */
function onSameTarget(
  kinds: readonly string[],
  object: KubernetesObject,
  { kind, name }: Target,
  context: RuleContext,
): readonly Located<KubernetesObject>[] {
  return kinds
    .flatMap((groupKind) => appliedTogether(groupKind, context))
    .filter(({ subject }) => {
      const target = targetIn(subject);
      const same = subject.kind === object.kind && subject.name === object.name;
      const together = subject.namespace.state === object.namespace.state && namespaceOf(subject) === namespaceOf(object);
      return !same && !subject.fragment && together && target?.kind === kind && target.name === name;
    });
}

function namespaceOf({ namespace }: KubernetesObject): string | undefined {
  return namespace.state === 'known' ? namespace.value : undefined;
}

function rivalProblem(object: KubernetesObject, target: Target, context: RuleContext): Problem | undefined {
  const own = { subject: object, uri: context.uri, unitStart: unitStartOf(object, context) };
  const rival = onSameTarget(isVpa(object) ? vertical : horizontal, object, target, context).find((located) => isBefore(located, own));
  if (!rival) return undefined;
  const where = scopePhrase(context.uri, context.workspace);
  return {
    ...spanOf(target.node ?? object.anchor),
    message: say`${describeObject(object)} scales ${target.kind} "${target.name}", as ${describeObject(rival.subject)} ${where} does.`,
    related: [{ at: rival, ...spanOf(rival.subject.anchor), message: say`The other autoscaler.` }],
  };
}

function unitStartOf({ node }: KubernetesObject, { workspace, uri }: RuleContext): number {
  const units = workspace.file(uri)?.units ?? [];
  return units.find(({ unit }) => unit.subjects.object?.some((object) => object.node === node))?.start ?? 0;
}

/** A vertical autoscaler that acts on what a horizontal one measures. */
function conflict(object: KubernetesObject, target: Target, context: RuleContext): Problem | undefined {
  if (!isVpa(object)) return undefined;
  const mode = at(object.node, 'spec', 'updatePolicy', 'updateMode');
  if (mode?.kind === 'unknown' || mode?.kind === 'map' || ['Off', 'Initial'].includes(textOf(mode) ?? '')) return undefined;
  // Limits on what it may touch are for people to weigh.
  if (at(object.node, 'spec', 'resourcePolicy') !== undefined) return undefined;
  const rival = onSameTarget(['autoscaling/HorizontalPodAutoscaler'], object, target, context).find(({ subject }) =>
    scalesByResource(subject),
  );
  if (!rival) return undefined;
  return {
    ...spanOf(mode ?? target.node ?? object.anchor),
    message: say`${describeObject(object)} changes the requests by which ${describeObject(rival.subject)} scales ${target.kind} "${target.name}".`,
    related: [{ at: rival, ...spanOf(rival.subject.anchor), message: say`The horizontal autoscaler.` }],
  };
}

function scalesByResource({ node }: KubernetesObject): boolean {
  if (at(node, 'spec', 'targetCPUUtilizationPercentage') !== undefined) return true;
  return itemsOf(at(node, 'spec', 'metrics')).items.some((metric) => textOf(child(metric, 'type'))?.endsWith('Resource') === true);
}

function dangling(object: KubernetesObject, target: Target, context: RuleContext): Problem | undefined {
  if (!isVpa(object) || findTarget(object, target, context).state !== 'missing') return undefined;
  const where = scopePhrase(context.uri, context.workspace);
  const message = say`${describeObject(object)} looks after ${target.kind} "${target.name}", which is not ${where}.`;
  return { ...spanOf(target.node ?? object.anchor), message };
}
