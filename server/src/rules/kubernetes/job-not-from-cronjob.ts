import { at, child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isCronJob, isHook, isJob } from './jobs.ts';
import { spanOf } from './places.ts';

export const jobNotFromCronjob = defineRule({
  id: 'job-not-from-cronjob',
  title: 'One-off Job',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/2/no-click-changes',
  category: 'operability',
  default: 'optional',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check({ object }) {
    if (isCronJob(object)) return met;
    if (!isJob(object) || object.fragment || isHook(object)) return notApplicable;
    if (at(object.node, 'metadata', 'ownerReferences') !== undefined) return met;
    const kind = child(object.node, 'kind');
    return unmet({ ...spanOf(kind ?? object.anchor), message: say`${describeObject(object)} runs once, when somebody applies it.` });
  },
  fixSafety: null,
  rationale:
    'A Job in a repository runs when somebody applies it, and only once; the second time its name is taken. What is to happen again and again belongs into a CronJob, and what belongs to a release into a hook of Helm or Argo CD, which this rule leaves alone.',
  how: [
    'Turn repeated work into a `CronJob`, and start it out of turn with `kubectl create job --from=cronjob/<name>`.',
    'Make a step of a release a hook of the tool that deploys.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: batch/v1
kind: Job
metadata:
  name: cleanup
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: cleanup
          image: registry.example.com/cleanup:1.4.2
`,
    good: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: cleanup
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: cleanup
              image: registry.example.com/cleanup:1.4.2
`,
  },
  hoverOn: ['kind'],
  equivalents: { kyverno: ['restrict-jobs'] },
});
