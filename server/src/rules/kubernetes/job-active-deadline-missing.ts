import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isCronJob, isJob, jobSpecOf } from './jobs.ts';
import { spanOf } from './places.ts';

export const jobActiveDeadlineMissing = defineRule({
  id: 'job-active-deadline-missing',
  title: 'Job may run forever',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/2/scratch-and-time-capped',
  category: 'efficiency',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace }) {
    const { object, podSpec } = workload;
    if (!(isJob(object) || isCronJob(object)) || object.fragment) return notApplicable;
    const deadlines = [at(jobSpecOf(workload), 'activeDeadlineSeconds'), child(podSpec, 'activeDeadlineSeconds')];
    if (deadlines.some((deadline) => deadline !== undefined && !isUnknown(deadline))) return met;
    if (deadlines.some(isUnknown) || workspace.patchMentions(object, 'activeDeadlineSeconds')) return unknown;
    return unmet({ ...spanOf(object.anchor), message: say`${describeObject(object)} has no deadline after which it is stopped.` });
  },
  fixSafety: 'review',
  fix(workload, _problem, context) {
    const spec = jobSpecOf(workload);
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`Set a deadline`,
      safety: 'review',
      path: ['activeDeadlineSeconds'],
      value: judge(3600),
      after: ['backoffLimit', 'completions', 'parallelism'],
    });
  },
  rationale:
    'A Job that waits for a lock or an answer that never comes holds its CPU and memory until somebody notices. With `activeDeadlineSeconds` it is stopped and reported as failed. The deadline counts for all attempts together.',
  how: ['Look at how long the Job usually takes, and set about three times that.', 'Alert on `kube_job_status_failed`.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/report:1.4.2
`,
    good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      activeDeadlineSeconds: 3600
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/report:1.4.2
`,
  },
  hoverOn: ['spec.activeDeadlineSeconds', 'spec.jobTemplate.spec.activeDeadlineSeconds'],
  equivalents: { kyverno: ['enforce-pod-duration'] },
});
