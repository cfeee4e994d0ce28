import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isHook, isJob } from './jobs.ts';
import { spanOf } from './places.ts';

export const jobTtlMissing = defineRule({
  id: 'job-ttl-missing',
  title: 'Finished Job stays forever',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/3/finished-work-removed',
  category: 'operability',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check({ object }, { workspace }) {
    if (!isJob(object) || object.fragment || isHook(object)) return notApplicable;
    const ttl = at(object.node, 'spec', 'ttlSecondsAfterFinished');
    if (isUnknown(ttl)) return unknown;
    if (ttl !== undefined) return met;
    if (at(object.node, 'metadata', 'ownerReferences') !== undefined) return notApplicable;
    if (workspace.patchMentions(object, 'ttlSecondsAfterFinished')) return unknown;
    return unmet({ ...spanOf(object.anchor), message: say`${describeObject(object)} stays in the cluster after it has finished.` });
  },
  fixSafety: 'review',
  fix({ object }, _problem, context) {
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`Remove it a day after it has finished`,
      safety: 'review',
      path: ['ttlSecondsAfterFinished'],
      value: judge(86400),
      after: ['backoffLimit', 'completions', 'parallelism', 'activeDeadlineSeconds'],
    });
  },
  rationale:
    'A finished Job and its Pods stay in the API server until somebody deletes them. Every list, watch and backup carries them along, and each release that makes a new Job adds to it. Jobs of a CronJob are limited by its history, and hooks of Helm and Argo CD by their own policy, so neither is asked. A GitOps controller makes a Job anew that was removed: mark it as a hook there instead.',
  how: [
    'Set `ttlSecondsAfterFinished` to as long as somebody may want to read its logs.',
    'With Argo CD or Helm, make it a hook with a delete policy.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: batch/v1
kind: Job
metadata:
  name: migration
spec:
  backoffLimit: 2
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migration
          image: registry.example.com/migration:1.4.2
`,
    good: `apiVersion: batch/v1
kind: Job
metadata:
  name: migration
spec:
  backoffLimit: 2
  ttlSecondsAfterFinished: 86400
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migration
          image: registry.example.com/migration:1.4.2
`,
  },
  hoverOn: ['spec.ttlSecondsAfterFinished'],
  equivalents: { 'kube-linter': ['job-ttl-seconds-after-finished'], kyverno: ['add-ttl-jobs'] },
});
