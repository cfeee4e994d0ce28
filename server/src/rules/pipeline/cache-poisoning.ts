import type { Pipeline, Step } from '../../facts/pipeline/types.ts';
import { child, entryOf, itemsOf, textOf } from '../../syntax/tree.ts';
import type { MapNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import { cacheUse } from './cache-use.ts';
import type { CacheUse } from './cache-use.ts';
import type { Occasion } from './conditions.ts';
import { outcomeOf, problemAt } from './parts.ts';

const publishing =
  /^(?:pypa\/gh-action-pypi-publish|rubygems\/release-gem|jreleaser\/release-action|goreleaser\/goreleaser-action|softprops\/action-gh-release|ncipollo\/release-action|docker\/build-push-action|redhat-actions\/push-to-registry|cloudflare\/wrangler-action|actions\/attest-build-provenance)$/;
/** What makes a release even of a push to a branch. */
const releaseActions =
  /^(?:pypa\/gh-action-pypi-publish|rubygems\/release-gem|jreleaser\/release-action|goreleaser\/goreleaser-action|softprops\/action-gh-release|ncipollo\/release-action)$/;
const toAnyBranch: Occasion = { event: 'push', ref: 'branch' };
const publishCommand =
  /\b(?:npm|pnpm|yarn|cargo|uv|poetry|gradlew?)\s+publish\b|\btwine\s+upload\b|\bgem\s+push\b|\bgh\s+release\s+(?:create|upload)\b|\bdocker\s+push\b|\bko\s+(?:build|publish|apply)\b|\bhelm\s+push\b|\bgoreleaser\b|\bmvn\b[^\n]*\bdeploy\b/;

export const cachePoisoning = defineRule({
  id: 'cache-poisoning',
  title: 'Release built from a shared cache',
  family: 'pipeline',
  practice: 'technology/security-and-policy/5/slsa-build-3',
  category: 'supply-chain',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    const { workflow } = pipeline;
    if (!workflow) return notApplicable;
    if (!workflow.triggers) return unknown;
    const uses = cachesOf(pipeline);
    if (uses.length === 0) return notApplicable;
    const problems = uses
      .filter(({ state }) => state === 'on')
      .map((one) =>
        problemAt(
          placeOf(one),
          say`Job "${one.step.job?.id ?? ''}" ${one.publishes ? say`publishes what it builds` : say`runs for releases`} with a cache that other runs of the repository can fill.`,
        ),
      );
    return outcomeOf(problems, uses.some(({ state }) => state === 'unknown') ? unknown : undefined);
  },
  fixSafety: 'safe',
  fix(pipeline, problem, context) {
    const use = cachesOf(pipeline).find((one) => one.state === 'on' && placeOf(one).start === problem.start);
    if (!use?.by) return undefined;
    const { step, by } = use;
    const title = say`Build without the cache`;
    const written = step.inputs?.kind === 'map' ? entryOf(step.inputs, by.input) : undefined;
    if (!written)
      return addEntryFix(context, step.node, { path: ['with', by.input], value: by.off, after: ['uses'], title, safety: 'safe' });
    if (by.byDefault !== false)
      return { title, safety: 'safe', edits: [{ start: written.value.start, end: written.value.end, text: String(by.off) }] };
    const edit = removeAt(context.text, step.node, ['with', by.input]);
    return edit && { title, safety: 'safe', edits: [edit] };
  },
  rationale:
    'Caches are shared between the runs of a repository. Code that runs once on the default branch, a compromised dependency in a test for instance, can put a changed compiler or package into the cache, and the release built from it carries that on. SLSA Build Level 3 asks for builds that no other run can influence. Jobs that publish are looked at, and in workflows that only releases, tags or release branches start all jobs but those that test.',
  how: [
    'Switch caching off in the job that publishes: leave `cache` out, or set `cache: false` where it is the default.',
    'Keep caches for the jobs that only test.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: release\njobs:\n  publish:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/setup-node@v4\n        with:\n          cache: npm\n      - run: npm publish\n',
    good: 'on: release\njobs:\n  publish:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/setup-node@v4\n      - run: npm publish\n',
  },
  hoverOn: ['jobs.steps.uses', 'jobs.steps.with.cache'],
  equivalents: { zizmor: ['cache-poisoning'] },
});

/** A step with a cache, in a job that counts. */
interface Cached extends CacheUse {
  readonly step: Step;
  readonly publishes: boolean;
}

function cachesOf(pipeline: Pipeline): readonly Cached[] {
  const occasions = releasesOf(pipeline);
  const publishing = new Set(pipeline.steps.filter(publishesIn).map(({ job }) => job));
  const releasing = new Set(
    pipeline.steps.filter(({ action }) => action !== undefined && releaseActions.test(action)).map(({ job }) => job),
  );
  const pushed = pipeline.workflow?.triggers?.includes('push') === true;
  return pipeline.steps.flatMap((step): readonly Cached[] => {
    const { job } = step;
    const publishes = publishing.has(job) || /publish|release/i.test(job?.id ?? '');
    const counts = publishes || (occasions.only && !tests.test(job?.id ?? ''));
    const all = occasions.all.length === 0 && pushed && releasing.has(job) ? [toAnyBranch] : occasions.all;
    if (!counts || all.length === 0) return [];
    const use = cacheUse(step, all);
    return use.state === 'off' ? [] : [{ step, publishes, ...use }];
  });
}

const tests = /test|lint|check|verify|valid|e2e|scan|audit|fmt|format|coverage/i;

/** The occasions on which something is released, and whether there are no others. */
function releasesOf({ workflow }: Pipeline): { readonly all: readonly Occasion[]; readonly only: boolean } {
  const on = child(workflow?.node, 'on');
  const triggers = workflow?.triggers ?? [];
  const push = child(on, 'push');
  const branches = itemsOf(child(push, 'branches')).items.flatMap((item) => textOf(item) ?? []);
  const tagged = push?.kind === 'map' && child(push, 'tags') !== undefined;
  const toBranch = branches.some((name) => /release/i.test(name));
  const all: Occasion[] = [];
  if (triggers.includes('release')) all.push({ event: 'release', ref: 'tag' });
  if (tagged) all.push({ event: 'push', ref: 'tag' });
  if (toBranch) all.push({ event: 'push', ref: 'branch' });
  const only =
    all.length > 0 &&
    (!triggers.includes('push') || tagged || toBranch) &&
    branches.every((name) => /release/i.test(name)) &&
    triggers.every((trigger) => ['release', 'push', 'workflow_dispatch'].includes(trigger));
  return { all, only };
}

function publishesIn({ action, inputs, script }: Step): boolean {
  if (action !== undefined && publishing.test(action))
    return action !== 'docker/build-push-action' || (textOf(child(inputs, 'push')) ?? 'false') !== 'false';
  return script !== undefined && publishCommand.test(script.code);
}

function placeOf({ step, by }: Cached): MapNode['entries'][number]['value'] {
  const written = by && step.inputs?.kind === 'map' ? entryOf(step.inputs, by.input)?.value : undefined;
  return written ?? step.use?.node ?? step.node;
}
