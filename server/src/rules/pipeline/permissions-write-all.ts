import type { Workflow } from '../../facts/pipeline/types.ts';
import type { Entry, ScalarNode } from '../../syntax/tree.ts';
import { child, isUnknown, resolve } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { quoted } from '../edits/quote.ts';
import { entriesOf, outcomeOf, problemAt } from './parts.ts';
import { readsOnly } from './token-use.ts';

/** Rights that change code, releases or results of checks: several jobs rarely all need them, unlike those to comment and label. */
const strong: ReadonlySet<string> = new Set([
  'contents',
  'packages',
  'actions',
  'deployments',
  'id-token',
  'attestations',
  'pages',
  'security-events',
  'repository-projects',
  'checks',
  'statuses',
]);

export const permissionsWriteAll = defineRule({
  id: 'permissions-write-all',
  title: 'Token may write more than jobs need',
  family: 'pipeline',
  practice: 'technology/security-and-policy/2/source-and-automation-access',
  category: 'security',
  default: 'on',
  subject: 'workflow',
  crossFile: false,
  severity: 'warning',
  check(workflow) {
    const { permissions, jobs } = workflow;
    const all = [permissions, ...jobs.map((job) => job.permissions)];
    if (all.every((one) => one === undefined)) return notApplicable;
    const problems = [
      ...everything(workflow),
      ...broad(workflow).map(({ key, value }) =>
        problemAt(value, say`Every job of this workflow gets \`${key.text}: write\`, not only the one that needs it.`),
      ),
    ];
    return outcomeOf(problems, all.some(isUnknown) ? unknown : undefined);
  },
  fixSafety: 'review',
  fix(workflow, problem, { text }) {
    const { start, end } = problem;
    const scalar = { start, end };
    const safety = readsOnly({ ...workflow, jobs: workflow.jobs.map((job) => ({ ...job, permissions: undefined })) }) ? 'safe' : 'review';
    if (text.slice(start, end).includes('write-all'))
      return { title: say`Let the token only read`, safety: 'review', edits: [{ start, end, text: quoted(text, scalar, 'read-all') }] };
    const entry = broad(workflow).find(({ value }) => value.start === start);
    const value = entry?.key.text === 'id-token' || entry?.key.text === 'attestations' ? 'none' : 'read';
    return (
      entry && {
        title: say`Let the jobs only read ${entry.key.text}`,
        safety: safety === 'safe' ? 'review' : safety,
        edits: [{ start, end, text: quoted(text, scalar, value) }],
      }
    );
  },
  rationale:
    'Each action and script of a job acts with its token. `write-all`, or a right to write at the top of a workflow with several jobs, gives that power to jobs that only build and test, so that one bad dependency can push code, change releases or publish packages. With a single job, the top of the workflow is as good a place as the job.',
  how: [
    'State `contents: read` at the top.',
    'Give the single job that publishes its own `permissions` with the one right it needs, such as `packages: write`.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\npermissions: write-all\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
    good: 'on: push\npermissions:\n  contents: read\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
  },
  hoverOn: ['permissions', 'jobs.permissions'],
  equivalents: { zizmor: ['excessive-permissions'], scorecard: ['Token-Permissions'], checkov: ['CKV2_GHA_1'] },
});

function everything({ permissions, jobs }: Workflow): readonly Problem[] {
  return [{ id: undefined, node: permissions }, ...jobs.map((job) => ({ id: job.id, node: job.permissions }))].flatMap(({ id, node }) =>
    node?.kind === 'scalar' && node.text === 'write-all'
      ? [
          problemAt(
            node,
            say`The token of ${id === undefined ? say`every job` : say`job "${id}"`} may write to everything in the repository.`,
          ),
        ]
      : [],
  );
}

/** Rights to write that several jobs take over from the workflow. */
function broad({ permissions, jobs }: Workflow): readonly (Entry & { readonly value: ScalarNode })[] {
  if (jobs.filter((job) => job.permissions === undefined && child(job.node, 'uses') === undefined).length < 2) return [];
  return entriesOf(permissions).flatMap(({ key, value }) => {
    const node = resolve(value);
    return node.kind === 'scalar' && node.text === 'write' && strong.has(key.text) ? [{ key, value: node }] : [];
  });
}
