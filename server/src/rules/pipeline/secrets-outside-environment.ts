import { expressionsIn } from '../../facts/pipeline/expressions.ts';
import type { Job } from '../../facts/pipeline/types.ts';
import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { outcomeOf, problemAt, scalarsIn } from './parts.ts';

export const secretsOutsideEnvironment = defineRule({
  id: 'secrets-outside-environment',
  title: 'Secret used without an environment',
  family: 'pipeline',
  practice: 'process/software-integration-and-release/3/approval-gate',
  category: 'security',
  default: 'optional',
  subject: 'workflow',
  crossFile: false,
  severity: 'warning',
  options: {
    allowed: { default: [], description: 'Names of secrets that any job may use, such as `CODECOV_TOKEN`.' },
  },
  check({ triggers, jobs }, { options }) {
    if (!triggers) return unknown;
    // A called workflow gets its secrets from the caller.
    if (triggers.includes('workflow_call')) return notApplicable;
    const names: readonly string[] = options.allowed;
    const allowed = new Set(['github_token', ...names.map((name) => name.toLowerCase())]);
    const using = jobs.map((job) => ({ job, problems: problemsOf(job, allowed) })).filter(({ problems }) => problems.length > 0);
    if (using.length === 0) return notApplicable;
    return outcomeOf(using.flatMap(({ job, problems }) => (child(job.node, 'environment') === undefined ? problems : [])));
  },
  fixSafety: null,
  rationale:
    'A secret of the repository is open to every job of every branch that somebody can push to. Kept in an environment, it is given only to jobs that name it, after the reviewers and branch rules of that environment have been passed: the gate before production, enforced by the place where the key lies. `GITHUB_TOKEN` needs none.',
  how: [
    'Create an environment in the settings of the repository, with reviewers or branch rules.',
    'Move the secret there and delete it from the repository.',
    'Name it in the job: `environment: production`.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./deploy.sh\n        env:\n          KEY: ${{ secrets.DEPLOY_KEY }}\n',
    good: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    environment: production\n    steps:\n      - run: ./deploy.sh\n        env:\n          KEY: ${{ secrets.DEPLOY_KEY }}\n',
  },
  hoverOn: ['jobs.environment'],
  equivalents: { zizmor: ['secrets-outside-env'] },
});

/** One for each secret of the job, at its first use. */
function problemsOf({ id, node }: Job, allowed: ReadonlySet<string>): readonly Problem[] {
  const seen = new Set(allowed);
  return scalarsIn(node).flatMap((scalar) =>
    expressionsIn(scalar.text).flatMap(({ contexts }) =>
      contexts.flatMap((context): readonly Problem[] => {
        const name = /^secrets\.([\w-]+)$/.exec(context)?.[1];
        if (name === undefined || seen.has(name)) return [];
        seen.add(name);
        return [problemAt(scalar, say`Job "${id}" uses the secret "${name.toUpperCase()}" without an environment that guards it.`)];
      }),
    ),
  );
}
