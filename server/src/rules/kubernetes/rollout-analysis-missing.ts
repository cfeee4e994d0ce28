import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, itemsOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Outcome } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace } from './places.ts';

export const rolloutAnalysisMissing = defineRule({
  id: 'rollout-analysis-missing',
  title: 'Gradual release without measurement',
  family: 'kubernetes',
  practice: 'process/software-integration-and-release/4/automatic-reaction',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    if (object.fragment) return notApplicable;
    const outcome = isRollout(object) ? rolloutOutcome(object) : isCanary(object) ? canaryOutcome(object) : notApplicable;
    if (outcome.state !== 'unmet') return outcome;
    return ['analysis', 'prePromotionAnalysis', 'postPromotionAnalysis', 'metrics'].some((key) => workspace.patchMentions(object, key))
      ? unknown
      : outcome;
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    const spec = child(object.node, 'spec');
    const field = isCanary(object) ? 'analysis' : strategyOf(object)?.field;
    if (spec?.kind !== 'map' || field === undefined) return undefined;
    const templates = [{ templateName: judge('success-rate') }];
    const title = say`Measure before going on`;
    if (field === 'analysis') {
      const value = [{ name: judge('request-success-rate'), thresholdRange: { min: judge(99) }, interval: judge('1m') }];
      return addEntryFix(context, spec, { title, safety: 'review', path: ['analysis', 'metrics'], value });
    }
    const name = field === 'canary' ? 'analysis' : 'prePromotionAnalysis';
    return addEntryFix(context, spec, { title, safety: 'review', path: ['strategy', field, name], value: { templates } });
  },
  rationale:
    'A canary that goes on after a pause, whatever happens, only makes a bad release reach everybody more slowly. With an analysis the controller looks at the error rate or the latency, goes on while they are good and turns back by itself when they are not. Steps that wait for a person count as a decision, not as a measurement, and are found too.',
  how: [
    'Write an `AnalysisTemplate` with a query for the error rate of the new version.',
    'Refer to it in `strategy.canary.analysis`, or in `prePromotionAnalysis` for blue-green; with Flagger fill `analysis.metrics`.',
    'Try it once with a release that is meant to fail.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata:
  name: web
spec:
  strategy:
    canary:
      steps:
        - setWeight: 20
        - pause: { duration: 10m }
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
    good: `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata:
  name: web
spec:
  strategy:
    canary:
      analysis:
        templates:
          - templateName: success-rate
      steps:
        - setWeight: 20
        - pause: { duration: 10m }
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
  hoverOn: ['spec.strategy', 'spec.analysis'],
  equivalents: {},
});

function isRollout({ group, kind }: KubernetesObject): boolean {
  return group === 'argoproj.io' && kind === 'Rollout';
}

function isCanary({ group, kind }: KubernetesObject): boolean {
  return group === 'flagger.app' && kind === 'Canary';
}

function strategyOf({ node }: KubernetesObject): { readonly field: 'canary' | 'blueGreen'; readonly value: Lookup } | undefined {
  const strategy = at(node, 'spec', 'strategy');
  for (const field of ['canary', 'blueGreen'] as const)
    if (strategy?.kind === 'map' && entryOf(strategy, field)) return { field, value: child(strategy, field) };
  return undefined;
}

function rolloutOutcome(object: KubernetesObject): Outcome {
  const strategy = strategyOf(object);
  if (!strategy) return isUnknown(at(object.node, 'spec', 'strategy')) ? unknown : notApplicable;
  const { field, value } = strategy;
  const steps = itemsOf(child(value, 'steps'));
  // Without steps a canary is a plain rolling update.
  if (field === 'canary' && value?.kind === 'map' && child(value, 'steps') === undefined) return notApplicable;
  const measures =
    field === 'canary' ? [child(value, 'analysis')] : [child(value, 'prePromotionAnalysis'), child(value, 'postPromotionAnalysis')];
  const inSteps = steps.items.map((step) => child(step, 'analysis') ?? child(step, 'experiment'));
  const all = [...measures, ...inSteps];
  if (all.some((measure) => measure !== undefined && !isUnknown(measure))) return met;
  if (isUnknown(value) || !steps.complete || all.some(isUnknown)) return unknown;
  return unmet({
    ...keyPlace(object, 'spec', 'strategy', field),
    message: say`${describeObject(object)} goes on with a release without measuring how it does.`,
  });
}

function canaryOutcome(object: KubernetesObject): Outcome {
  const analysis = at(object.node, 'spec', 'analysis') ?? at(object.node, 'spec', 'canaryAnalysis');
  const metrics = child(analysis, 'metrics');
  const webhooks = child(analysis, 'webhooks');
  if (isUnknown(analysis) || isUnknown(metrics) || isUnknown(webhooks)) return unknown;
  if (itemsOf(metrics).items.length > 0) return met;
  if (!itemsOf(metrics).complete || at(object.node, 'spec', 'skipAnalysis') !== undefined) return unknown;
  // A webhook may run the tests that decide.
  if (webhooks !== undefined) return unknown;
  const message = say`${describeObject(object)} goes on with a release without measuring how it does.`;
  return unmet({ ...keyPlace(object, 'spec', 'analysis'), message });
}
