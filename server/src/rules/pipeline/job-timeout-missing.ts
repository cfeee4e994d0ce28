import type { Job, Workflow } from '../../facts/pipeline/types.ts';
import { child, isUnknown, itemsOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
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
  options: {
    everyJob: { default: false, description: 'Report all jobs without a limit, and not only those that hold up others.' },
  },
  check(workflow, { options }) {
    const own = workflow.jobs.filter(
      ({ node }) => child(node, 'steps') !== undefined && (options.everyJob || isQueued(workflow, node) || isOwnRunner(node)),
    );
    if (own.length === 0) return notApplicable;
    const problems = own
      .filter((job) => limitOf(job) === 'none')
      .map(({ id, key, node }) =>
        problemAt(
          key,
          isQueued(workflow, node)
            ? say`Job "${id}" has no time limit of its own, so it may hang for hours, and the runs that wait for its group with it.`
            : isOwnRunner(node)
              ? say`Job "${id}" has no time limit of its own, so it may hang for hours on a runner that others wait for.`
              : say`Job "${id}" has no time limit of its own, so it may hang for six hours.`,
        ),
      );
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
      title: say`Limit the job to 30 minutes`,
      safety: 'safe',
    });
  },
  rationale:
    'A job without `timeout-minutes` runs for up to 360 minutes before GitHub stops it. A test that waits for a lock or a download that stalls then holds the queue for most of a working day. Jobs that others wait for are looked at: those in a `concurrency` group that does not cancel, and those on runners of your own. The option `everyJob` takes in all others.',
  how: ['Look up how long the job usually takes.', 'Set `timeout-minutes` to two or three times that.'],
  example: {
    language: 'yaml',
    bad: 'on: push\nconcurrency: deploy\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make deploy\n',
    good: 'on: push\nconcurrency: deploy\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 15\n    steps:\n      - run: make deploy\n',
  },
  hoverOn: ['jobs.timeout-minutes'],
  equivalents: {},
});

/** Whether runs wait for each other: in a group that does not cancel the older one. */
function isQueued({ node: workflow }: Workflow, job: Lookup): boolean {
  return [workflow, job].some((holder) => {
    const group = child(holder, 'concurrency');
    if (group?.kind === 'scalar') return group.text !== '' && !byRun.test(group.text);
    const name = child(group, 'group');
    const cancels = child(group, 'cancel-in-progress');
    return (
      name?.kind === 'scalar' && !byRun.test(name.text) && (cancels === undefined || (cancels.kind === 'scalar' && cancels.value === false))
    );
  });
}

/** Groups of one run, or of one branch or pull request, hold up nobody else. */
const byRun = /\bgithub\.(?:run_id|run_number|sha|ref|ref_name|head_ref|workflow_ref|workflow_sha|event)\b/;

function isOwnRunner(job: Lookup): boolean {
  const runner = child(job, 'runs-on');
  if (runner?.kind === 'map') return child(runner, 'group') !== undefined;
  return [runner, ...itemsOf(runner).items].some((label) => label?.kind === 'scalar' && label.text === 'self-hosted');
}

/** A job of which every step has a limit has one too. */
function limitOf({ node }: Job): 'none' | 'set' | 'unknown' {
  const limit = child(node, 'timeout-minutes');
  if (limit) return isUnknown(limit) ? 'unknown' : 'set';
  const { items, complete } = itemsOf(child(node, 'steps'));
  const limits = items.map((step) => child(step, 'timeout-minutes'));
  if (limits.length > 0 && limits.every((one) => one !== undefined)) return limits.some(isUnknown) ? 'unknown' : 'set';
  return complete ? 'none' : 'unknown';
}
