import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const progressDeadlineMissing = defineRule({
  id: 'progress-deadline-missing',
  title: 'Rollout without a deadline',
  family: 'kubernetes',
  practice: 'process/software-integration-and-release/3/stalled-rollouts-noticed',
  category: 'operability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check({ object }, { workspace }) {
    if (object.kind !== 'Deployment' || object.fragment) return notApplicable;
    const deadline = at(object.node, 'spec', 'progressDeadlineSeconds');
    if (isUnknown(deadline)) return unknown;
    if (deadline !== undefined) return met;
    if (workspace.patchMentions(object, 'progressDeadlineSeconds')) return unknown;
    return unmet({ ...spanOf(object.anchor), message: say`${describeObject(object)} does not say by when a rollout must have got on.` });
  },
  fixSafety: 'review',
  fix({ object }, _problem, context) {
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`Set a deadline for rollouts`,
      safety: 'review',
      path: ['progressDeadlineSeconds'],
      value: judge(300),
      after: ['replicas', 'minReadySeconds', 'revisionHistoryLimit', 'strategy'],
    });
  },
  rationale:
    'A rollout that gets stuck is reported as failed after `progressDeadlineSeconds`, ten minutes unless set. A pipeline that waits for it, and the figures of failed releases, depend on that number; it should fit how long the application takes to start.',
  how: [
    'Set `progressDeadlineSeconds` to about twice the time that a new Pod takes to be ready.',
    'Let the pipeline wait with `kubectl rollout status`.',
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
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  progressDeadlineSeconds: 300
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
  hoverOn: ['spec.progressDeadlineSeconds'],
  equivalents: {},
});
