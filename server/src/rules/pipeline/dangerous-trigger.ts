import type { Pipeline, Step } from '../../facts/pipeline/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { child, textOf } from '../../syntax/tree.ts';
import { placeIn } from '../../facts/pipeline/script.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';

const privileged: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run']);
const foreign =
  /github\.event\.pull_request\.head\.(?:sha|ref|repo)|github\.head_ref|refs\/pull\/|github\.event\.workflow_run\.(?:head_(?:sha|branch|commit|repository)|pull_requests)|steps\.[\w-]+\.outputs\.(?:head|pr)[_-]?(?:sha|ref)/i;
const foreignCommand =
  /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|checkout|pull|switch)\b[^\n]*(?:pull\/|github\.head_ref|pull_request\.head\.|workflow_run\.head_)/g;
const guard =
  /head\.repo\.full_name\s*==|==\s*github\.event\.pull_request\.head\.repo|head\.repo\.fork|head_repository\.full_name\s*==|workflow_run\.event\s*(?:==\s*'(?!pull_request')|!=\s*'pull_request')|label|author_association|author_login|user\.login|github\.actor\s*==|pull_request\.merged|permission/i;

export const dangerousTrigger = defineRule({
  id: 'dangerous-trigger',
  title: "Strangers' code run with the project's rights",
  family: 'pipeline',
  practice: 'technology/security-and-policy/1/pipeline-protected',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    const { workflow } = pipeline;
    if (!workflow) return notApplicable;
    if (!workflow.triggers) return unknown;
    const trigger = workflow.triggers.find((name) => privileged.has(name));
    if (trigger === undefined) return met;
    const seen = { guarded: false };
    const problems = pipeline.steps.flatMap((step) => {
      const places = placesOf(step);
      if (places.length > 0 && isGuarded(step, pipeline)) seen.guarded = true;
      else
        return places.map((span) =>
          problemAt(
            span,
            say`On \`${trigger}\` this checks out the code of whoever opened the pull request, in a run that has the repository's secrets and token.`,
          ),
        );
      return [];
    });
    return outcomeOf(problems, seen.guarded ? unknown : met);
  },
  fixSafety: null,
  rationale:
    '`pull_request_target` and `workflow_run` run with the secrets and the writing token of the repository, also for pull requests from forks. Once such a run checks out the code of the pull request, its build scripts, hooks or configuration can take both. Jobs with a condition on where the change comes from, or an environment that asks for approval, are left to their reviewers.',
  how: [
    'Build and test pull requests on `pull_request`, which has neither secrets nor a writing token.',
    'Hand results over as an artifact, and let a second workflow on `workflow_run` publish or comment without running any of it.',
    'Where the code must be seen, check it out into a folder of its own and only read it.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: pull_request_target\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - run: make test\n',
    good: 'on: pull_request\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n      - run: make test\n',
  },
  hoverOn: ['on', 'jobs.steps.uses'],
  equivalents: { zizmor: ['dangerous-triggers'], scorecard: ['Dangerous-Workflow'], poutine: ['untrusted_checkout_exec'] },
});

function placesOf(step: Step): readonly Span[] {
  const { action, inputs, script } = step;
  if (action === 'actions/checkout') {
    return ['ref', 'repository']
      .flatMap((name) => {
        const value = child(inputs, name);
        return value?.kind === 'scalar' && foreign.test(value.text) ? [value] : [];
      })
      .slice(0, 1);
  }
  return script
    ? [...script.code.matchAll(foreignCommand)].map((match) => placeIn(script, match.index, match.index + match[0].length))
    : [];
}

function isGuarded({ node, job }: Step, { workflow }: Pipeline): boolean {
  const conditions = [node, job?.node, ...needed(job, workflow)].map((holder) => textOf(child(holder, 'if')) ?? '');
  return child(job?.node, 'environment') !== undefined || conditions.some((condition) => guard.test(condition));
}

function needed(job: Step['job'], workflow: Pipeline['workflow']): readonly (Step['node'] | undefined)[] {
  const needs = child(job?.node, 'needs');
  const names = needs?.kind === 'sequence' ? needs.items.map((item) => (item.kind === 'scalar' ? item.text : '')) : [textOf(needs) ?? ''];
  return (workflow?.jobs ?? []).flatMap(({ id, node }) => (names.includes(id) && node?.kind === 'map' ? [node] : []));
}
