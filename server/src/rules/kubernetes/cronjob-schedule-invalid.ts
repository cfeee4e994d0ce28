import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { problemWithSchedule } from './cron.ts';
import { describeObject } from './describe.ts';
import { isCronJob } from './jobs.ts';
import { spanOf } from './places.ts';

export const cronjobScheduleInvalid = defineRule({
  id: 'cronjob-schedule-invalid',
  title: 'Schedule not valid',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/1/manifests-consistent',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'error',
  check(object) {
    if (!isCronJob(object)) return notApplicable;
    const schedule = at(object.node, 'spec', 'schedule');
    if (schedule === undefined) return notApplicable;
    if (schedule.kind !== 'scalar') return unknown;
    const fault = problemWithSchedule(schedule.text);
    if (fault === undefined) return met;
    return unmet({ ...spanOf(schedule), message: say`${describeObject(object)} has the schedule "${schedule.text}", which ${fault}.` });
  },
  fixSafety: null,
  rationale:
    'The API server refuses a CronJob whose schedule it cannot read, and the job never runs. Five fields are read: minute, hour, day of the month, month, day of the week from 0 (Sunday) to 6; a field for seconds, `7` for Sunday, `L`, `W` and `#` are of other cron programs.',
  how: ['Write five fields, or a macro such as `@daily`.', 'Put the time zone into `spec.timeZone`.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 0 3 * * *"
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
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/report:1.4.2
`,
  },
  hoverOn: ['spec.schedule'],
  equivalents: { datree: ['CRONJOB_INVALID_SCHEDULE_VALUE'], kyverno: ['validate-cron-schedule'] },
});
