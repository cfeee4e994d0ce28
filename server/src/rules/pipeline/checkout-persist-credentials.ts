import type { Pipeline, Step } from '../../facts/pipeline/types.ts';
import { child, entryOf, isUnknown, textOf } from '../../syntax/tree.ts';
import { isTemplated } from '../../facts/pipeline/expressions.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';

const usesGit =
  /\bgit\s+(?:-\S+\s+)*(?:push|fetch|pull|clone|submodule|ls-remote|remote|lfs)\b|\bgit-|gh-deploy|gh-pages|semantic-release|release-it|lerna|changeset|standard-version|goreleaser|go\s+(?:get|mod)|nx\s+(?:affected|release)|\bmike\b|chart-releaser|\bcr\s+upload/i;
const pushers =
  /commit|push|pull-request|release|deploy|publish|pages|changelog|version|tag|bump|sync|merge|rebase|changed-files|submodule|chart|git/i;
const harmless =
  /^(?:actions\/(?:checkout|cache|setup-|upload-|download-)|docker\/|github\/codeql-action|sigstore\/|codecov\/|golangci\/|ruby\/setup-ruby|astral-sh\/|pnpm\/|gradle\/|hashicorp\/setup|aquasecurity\/|anchore\/)/;

export const checkoutPersistCredentials = defineRule({
  id: 'checkout-persist-credentials',
  title: 'Checkout leaves its token on disk',
  family: 'pipeline',
  practice: 'technology/security-and-policy/2/secret-management',
  category: 'security',
  default: 'optional',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    const checkouts = pipeline.steps.filter(isCheckout);
    if (checkouts.length === 0) return notApplicable;
    const seen = { unsure: false };
    const problems = checkouts.flatMap((step) => {
      const value = child(step.inputs, 'persist-credentials');
      const text = textOf(value);
      if (isUnknown(value) || isUnknown(step.inputs) || (text !== undefined && isTemplated(text)) || needsThem(step, pipeline)) {
        seen.unsure = true;
        return [];
      }
      if (value?.kind === 'scalar') return /^false$/i.test(value.text) ? [] : [problemAt(value, message(step))];
      return step.use ? [problemAt(step.use.node, message(step))] : [];
    });
    return outcomeOf(problems, seen.unsure ? unknown : undefined);
  },
  fixSafety: 'safe',
  fix(pipeline, problem, context) {
    const step = pipeline.steps.find(
      (one) =>
        isCheckout(one) && (one.use?.node.start === problem.start || child(one.inputs, 'persist-credentials')?.start === problem.start),
    );
    if (!step) return undefined;
    const title = say`Do not keep the token`;
    const written = step.inputs?.kind === 'map' ? entryOf(step.inputs, 'persist-credentials') : undefined;
    if (written) return { title, safety: 'safe', edits: [{ start: written.value.start, end: written.value.end, text: 'false' }] };
    return addEntryFix(context, step.node, { path: ['with', 'persist-credentials'], value: false, after: ['uses'], title, safety: 'safe' });
  },
  rationale:
    'Unless told otherwise, `actions/checkout` writes the token of the job into `.git/config`, where each later step, each build script and each artifact that takes in the folder can read it. Few jobs need it after the checkout. Jobs in which git talks to the server, or in which an action looks as if it commits or releases, are left alone, and so is checkout from version 6 on, which keeps the token outside the repository.',
  how: ['Set `persist-credentials: false` below `with` of the checkout.', 'Where a later step pushes, give the token to that step alone.'],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n      - run: npm test\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          persist-credentials: false\n      - run: npm test\n',
  },
  hoverOn: ['jobs.steps.uses', 'jobs.steps.with.persist-credentials'],
  equivalents: { zizmor: ['artipacked'] },
});

function message({ job }: Step): string {
  return say`This checkout leaves the token of ${job ? say`job "${job.id}"` : say`the job`} in .git/config for every later step to read.`;
}

function isCheckout({ action, use }: Step): boolean {
  return action === 'actions/checkout' && Number(/^v(\d+)/.exec(use?.ref?.text ?? '')?.[1] ?? '0') < 6;
}

/** Whether a later step of the job talks to the server with it, as far as one can see; in a composite action anybody may. */
function needsThem(checkout: Step, { steps, workflow }: Pipeline): boolean {
  if (!workflow) return true;
  if (textOf(child(checkout.inputs, 'submodules')) !== undefined || child(checkout.inputs, 'token') !== undefined) return true;
  const own = steps.filter(({ job }) => job === checkout.job);
  return own.slice(own.indexOf(checkout) + 1).some(({ action, use, script }) => {
    if (action !== undefined) return !harmless.test(action) && pushers.test(action);
    if (use) return use.kind !== 'docker';
    return script !== undefined && usesGit.test(script.code);
  });
}
