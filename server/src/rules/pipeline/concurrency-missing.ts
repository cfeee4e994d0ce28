import { child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

export const concurrencyMissing = defineRule({
  id: 'concurrency-missing',
  title: 'Outdated runs go on',
  family: 'pipeline',
  practice: 'technology/testing-and-issue-detection/3/parallel-builds',
  category: 'efficiency',
  default: 'optional',
  subject: 'workflow',
  crossFile: false,
  severity: 'warning',
  check({ node, triggers, jobs, anchor }, { unit }) {
    if (!triggers) return unknown;
    if (!triggers.includes('pull_request')) return notApplicable;
    const given = [child(node, 'concurrency'), ...jobs.map((job) => child(job.node, 'concurrency'))];
    if (given.some((one) => one !== undefined && !isUnknown(one))) return met;
    if (given.some(isUnknown) || unit.damaged) return unknown;
    return unmet({
      start: anchor.start,
      end: anchor.end,
      message: say`A new push to a pull request leaves the runs for the old one going.`,
    });
  },
  fixSafety: 'safe',
  fix({ node }, _problem, context) {
    return addEntryFix(context, node, {
      path: ['concurrency'],
      value: { group: '${{ github.workflow }}-${{ github.ref }}', 'cancel-in-progress': "${{ github.event_name == 'pull_request' }}" },
      after: ['name', 'on', 'permissions', 'env'],
      title: say`Cancel outdated runs of pull requests`,
      safety: 'safe',
    });
  },
  rationale:
    'Each push to a pull request starts the workflow anew, while the runs for commits that nobody will merge any more hold runners. A concurrency group stops them. Only workflows for pull requests are looked at: a release should not be cancelled halfway.',
  how: ['Add `concurrency` with a group made of workflow and branch.', 'Cancel running ones for pull requests only.'],
  example: {
    language: 'yaml',
    bad: 'on: pull_request\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
    good: 'on: pull_request\nconcurrency:\n  group: ${{ github.workflow }}-${{ github.ref }}\n  cancel-in-progress: true\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
  },
  hoverOn: ['concurrency', 'jobs.concurrency'],
  equivalents: { zizmor: ['concurrency-limits'] },
});
