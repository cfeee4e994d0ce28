import type { Job } from '../../facts/pipeline/types.ts';
import { child, isUnknown, itemsOf } from '../../syntax/tree.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';

export const jobTimeoutMissing = defineRule({
  id: 'job-timeout-missing',
  title: 'Job without a time limit',
  family: 'pipeline',
  practice: 'technology/testing-and-issue-detection/3/parallel-builds',
  category: 'efficiency',
  default: 'on',
  subject: 'workflow',
  crossFile: false,
  severity: 'warning',
  check({ jobs }) {
    const own = jobs.filter(({ node }) => child(node, 'steps') !== undefined);
    if (own.length === 0) return notApplicable;
    const problems = own
      .filter((job) => limitOf(job) === 'none')
      .map(({ id, key }) => problemAt(key, `Job "${id}" has no time limit of its own, so it may hang for six hours.`));
    return outcomeOf(problems, own.some((job) => limitOf(job) === 'unknown') ? unknown : undefined);
  },
  fixSafety: 'safe',
  fix(workflow, problem, context) {
    const job = workflow.jobs.find(({ key }) => key.start === problem.start);
    if (job?.node?.kind !== 'map') return undefined;
    return addEntryFix(context, job.node, {
      path: ['timeout-minutes'],
      value: judge(30),
      after: ['runs-on', 'needs'],
      title: 'Limit the job to 30 minutes',
      safety: 'safe',
    });
  },
  rationale:
    'A job without `timeout-minutes` runs for up to 360 minutes before GitHub stops it. A test that waits for a lock or a download that stalls then holds a runner, and with it the queue and the bill, for most of a working day.',
  how: ['Look up how long the job usually takes.', 'Set `timeout-minutes` to two or three times that.'],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 15\n    steps:\n      - run: make test\n',
  },
  hoverOn: ['jobs.timeout-minutes'],
  equivalents: {},
});

/** A job of which every step has a limit has one too. */
function limitOf({ node }: Job): 'none' | 'set' | 'unknown' {
  const limit = child(node, 'timeout-minutes');
  if (limit) return isUnknown(limit) ? 'unknown' : 'set';
  const { items, complete } = itemsOf(child(node, 'steps'));
  const limits = items.map((step) => child(step, 'timeout-minutes'));
  if (limits.length > 0 && limits.every((one) => one !== undefined)) return limits.some(isUnknown) ? 'unknown' : 'set';
  return complete ? 'none' : 'unknown';
}
