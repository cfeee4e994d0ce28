import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isCronJob } from './jobs.ts';
import { spanOf } from './places.ts';

export const cronjobConcurrencyPolicyMissing = defineRule({
  id: 'cronjob-concurrency-policy-missing',
  title: 'Runs may overlap',
  family: 'kubernetes',
  practice: 'technology/architecture-and-solution-design/2/schedules-survive-failure',
  category: 'reliability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check({ object }, { workspace }) {
    if (!isCronJob(object) || object.fragment) return notApplicable;
    const policy = at(object.node, 'spec', 'concurrencyPolicy');
    if (isUnknown(policy)) return unknown;
    if (policy !== undefined) return met;
    if (workspace.patchMentions(object, 'concurrencyPolicy')) return unknown;
    return unmet({ ...spanOf(object.anchor), message: say`${describeObject(object)} does not say whether two runs may overlap.` });
  },
  fixSafety: 'review',
  fix({ object }, _problem, context) {
    const spec = child(object.node, 'spec');
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`Let runs not overlap`,
      safety: 'review',
      path: ['concurrencyPolicy'],
      value: judge('Forbid'),
      after: ['schedule', 'timeZone'],
    });
  },
  rationale:
    'By default a run starts although the one before it has not ended. A report that is slow one night then runs twice on the same tables, and a queue of runs that wait for each other can fill the cluster. `Allow`, written down, counts as a decision.',
  how: [
    'Set `Forbid` to skip a run while another is busy, or `Replace` to stop the older one.',
    'Write `Allow` where runs do not touch each other.',
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
  concurrencyPolicy: Forbid
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
  hoverOn: ['spec.concurrencyPolicy'],
  equivalents: { datree: ['CRONJOB_MISSING_CONCURRENCYPOLICY_KEY'] },
});
