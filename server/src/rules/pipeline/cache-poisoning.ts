import { isTemplated } from '../../facts/pipeline/expressions.ts';
import type { Pipeline, Step } from '../../facts/pipeline/types.ts';
import { child, entryOf, textOf } from '../../syntax/tree.ts';
import type { MapNode } from '../../syntax/tree.ts';
import { removeAt } from '../edits/remove.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';

/** `on`: the values of the input that switch caching on; where it is not written, `byDefault` says. `off`: what switches it off. */
interface CacheInput {
  readonly input: string;
  readonly on: RegExp;
  readonly byDefault: boolean;
  readonly off: boolean;
}

const names = /^(?!false$)./i;
const yes = /^true$/i;
const no = /^false$/i;
const caching: ReadonlyMap<string, CacheInput | undefined> = new Map<string, CacheInput | undefined>([
  ['actions/cache', undefined],
  ['actions/cache/restore', undefined],
  ['mozilla-actions/sccache-action', undefined],
  ['nix-community/cache-nix-action', undefined],
  ['swatinem/rust-cache', undefined],
  ['awalsh128/cache-apt-pkgs-action', undefined],
  ['actions/setup-java', { input: 'cache', on: names, byDefault: false, off: false }],
  ['actions/setup-node', { input: 'cache', on: names, byDefault: false, off: false }],
  ['actions/setup-python', { input: 'cache', on: names, byDefault: false, off: false }],
  ['actions/setup-dotnet', { input: 'cache', on: yes, byDefault: false, off: false }],
  ['actions/setup-go', { input: 'cache', on: yes, byDefault: true, off: false }],
  ['ruby/setup-ruby', { input: 'bundler-cache', on: yes, byDefault: false, off: false }],
  ['gradle/actions/setup-gradle', { input: 'cache-disabled', on: no, byDefault: true, off: true }],
  ['oven-sh/setup-bun', { input: 'no-cache', on: no, byDefault: true, off: true }],
  ['actions-rust-lang/setup-rust-toolchain', { input: 'cache', on: yes, byDefault: true, off: false }],
  ['jdx/mise-action', { input: 'cache', on: yes, byDefault: true, off: false }],
  ['mlugg/setup-zig', { input: 'use-cache', on: yes, byDefault: true, off: false }],
  ['graalvm/setup-graalvm', { input: 'cache', on: names, byDefault: false, off: false }],
]);

const publishing =
  /^(?:pypa\/gh-action-pypi-publish|rubygems\/release-gem|jreleaser\/release-action|goreleaser\/goreleaser-action|softprops\/action-gh-release|ncipollo\/release-action|docker\/build-push-action|redhat-actions\/push-to-registry|cloudflare\/wrangler-action|actions\/attest-build-provenance)$/;
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
    const { workflow, steps } = pipeline;
    if (!workflow) return notApplicable;
    if (!workflow.triggers) return unknown;
    if (!releases(pipeline)) return notApplicable;
    const publishes = steps.filter(publishesIn).map(({ job }) => job);
    const seen = { unsure: false };
    const problems = steps
      .filter(({ job }) => publishes.includes(job))
      .flatMap((step) => {
        const state = cacheOf(step);
        if (state === 'unknown') seen.unsure = true;
        if (state !== 'on' || !step.use) return [];
        return [
          problemAt(
            placeOf(step) ?? step.use.node,
            `Job "${step.job?.id ?? ''}" publishes what it builds with a cache that other runs of the repository can fill.`,
          ),
        ];
      });
    return outcomeOf(problems, seen.unsure ? unknown : undefined);
  },
  fixSafety: 'safe',
  fix(pipeline, problem, context) {
    const step = pipeline.steps.find(
      (one) => one.use !== undefined && cacheOf(one) === 'on' && (placeOf(one) ?? one.use.node).start === problem.start,
    );
    const known = step?.action === undefined ? undefined : caching.get(step.action);
    if (!step || !known) return undefined;
    const title = 'Build without the cache';
    const written = step.inputs?.kind === 'map' ? entryOf(step.inputs, known.input) : undefined;
    if (!written)
      return addEntryFix(context, step.node, { path: ['with', known.input], value: known.off, after: ['uses'], title, safety: 'safe' });
    if (known.byDefault)
      return { title, safety: 'safe', edits: [{ start: written.value.start, end: written.value.end, text: String(known.off) }] };
    const edit = removeAt(context.text, step.node, ['with', known.input]);
    return edit && { title, safety: 'safe', edits: [edit] };
  },
  rationale:
    'Caches are shared between the runs of a repository. Code that runs once on the default branch, a compromised dependency in a test for instance, can put a changed compiler or package into the cache, and the release built from it carries that on. SLSA Build Level 3 asks for builds that no other run can influence. Only jobs that publish, in workflows started by releases or tags, are looked at.',
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

function releases({ workflow }: Pipeline): boolean {
  if (workflow?.triggers?.includes('release') === true) return true;
  const push = child(child(workflow?.node, 'on'), 'push');
  return push?.kind === 'map' && child(push, 'tags') !== undefined && child(push, 'branches') === undefined;
}

function publishesIn({ action, inputs, script }: Step): boolean {
  if (action !== undefined && publishing.test(action))
    return action !== 'docker/build-push-action' || (textOf(child(inputs, 'push')) ?? 'false') !== 'false';
  return script !== undefined && publishCommand.test(script.code);
}

function cacheOf({ action, inputs }: Step): 'on' | 'off' | 'unknown' {
  if (action === undefined || !caching.has(action)) return 'off';
  const known = caching.get(action);
  if (!known) return /^true$/i.test(textOf(child(inputs, 'lookup-only')) ?? '') ? 'off' : 'on';
  const value = child(inputs, known.input);
  if (value === undefined) return known.byDefault ? 'on' : 'off';
  if (value.kind !== 'scalar' || isTemplated(value.text)) return 'unknown';
  return known.on.test(value.text) ? 'on' : 'off';
}

function placeOf({ action, inputs }: Step): MapNode['entries'][number]['value'] | undefined {
  const known = action === undefined ? undefined : caching.get(action);
  return known && inputs?.kind === 'map' ? entryOf(inputs, known.input)?.value : undefined;
}
