import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isCronJob } from './jobs.ts';
import { spanOf } from './places.ts';

export const cronjobStartingDeadlineMissing = defineRule({
  id: 'cronjob-starting-deadline-missing',
  title: 'Missed runs may stop a CronJob',
  family: 'kubernetes',
  practice: 'technology/architecture-and-solution-design/2/schedules-survive-failure',
  category: 'reliability',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check({ object }, { workspace }) {
    if (!isCronJob(object) || object.fragment) return notApplicable;
    const deadline = at(object.node, 'spec', 'startingDeadlineSeconds');
    if (isUnknown(deadline)) return unknown;
    if (deadline !== undefined) return met;
    if (workspace.patchMentions(object, 'startingDeadlineSeconds')) return unknown;
    return unmet({ ...spanOf(object.anchor), message: say`${describeObject(object)} does not say how late a run may still start.` });
  },
  fixSafety: 'review',
  fix({ object }, _problem, context) {
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`Say how late a run may start`,
      safety: 'review',
      path: ['startingDeadlineSeconds'],
      value: judge(300),
      after: ['schedule', 'timeZone', 'concurrencyPolicy', 'suspend'],
    });
  },
  rationale:
    'Without a deadline a run that was missed, because the control plane was down or an earlier run had not ended, starts whenever that is over, at noon instead of at night. And after a hundred missed runs the controller only complains and starts no more until somebody steps in. With a deadline only runs within it are counted.',
  how: [
    'Set `startingDeadlineSeconds` to how late a run is still of use, 10 at least.',
    'Alert when the last successful run is too long ago (`kube_cronjob_status_last_successful_time`).',
  ],
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
  startingDeadlineSeconds: 300
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
  hoverOn: ['spec.startingDeadlineSeconds'],
  equivalents: { 'kube-score': ['cronjob-has-deadline'], datree: ['CRONJOB_MISSING_STARTINGDEADLINESECOND_KEY'] },
});
