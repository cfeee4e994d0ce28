import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

const versioned: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout', 'DeploymentConfig']);

export const revisionHistoryDisabled = defineRule({
  id: 'revision-history-disabled',
  title: 'No revision to return to',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/2/releases-without-downtime',
  category: 'reliability',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check({ object }) {
    if (!versioned.has(object.kind)) return notApplicable;
    const limit = at(object.node, 'spec', 'revisionHistoryLimit');
    if (limit === undefined) return object.fragment ? unknown : met;
    if (limit.kind !== 'scalar') return unknown;
    if (limit.value !== 0) return met;
    return unmet({ ...spanOf(limit), message: say`${describeObject(object)} keeps no revision that a rollback could return to.` });
  },
  fixSafety: 'safe',
  fix(_workload, problem) {
    return { title: say`Keep ten revisions`, safety: 'safe', edits: [{ start: problem.start, end: problem.end, text: '10' }] };
  },
  rationale:
    'With `revisionHistoryLimit: 0` the old ReplicaSet is deleted as soon as the new one is there, and `kubectl rollout undo` has nothing to go back to. In the middle of an incident that is the fastest way out, also where the repository is the way in. Ten revisions, the default, cost nothing but a few objects.',
  how: ['Remove the field, or set it to 3 or more.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  revisionHistoryLimit: 0
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
  revisionHistoryLimit: 5
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
  hoverOn: ['spec.revisionHistoryLimit'],
  equivalents: {},
});
