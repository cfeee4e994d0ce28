/** Which actions keep things in the cache that the runs of a repository share, and what switches that on. */
import { isTemplated } from '../../facts/pipeline/expressions.ts';
import type { Step } from '../../facts/pipeline/types.ts';
import { child, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { holds } from './conditions.ts';
import type { Occasion } from './conditions.ts';

/** `on`: the values of the input that switch caching on; where it is not written, `byDefault` says. `off`: what switches it off. */
export interface CacheInput {
  readonly input: string;
  readonly on: RegExp;
  readonly byDefault: boolean | 'unknown';
  readonly off: boolean;
  /** The first major version that caches where nothing is written, and the first that does not any more. */
  readonly majors?: readonly [number, number?];
}

const names = /^(?!false$)./i;
const yes = /^true$/i;
const no = /^false$/i;

/** As their `action.yml` had it on 2026-11-21; undefined where nothing switches it off. */
const caching: ReadonlyMap<string, readonly CacheInput[] | undefined> = new Map<string, readonly CacheInput[] | undefined>([
  ['actions/cache', undefined],
  ['actions/cache/restore', undefined],
  ['mozilla-actions/sccache-action', undefined],
  ['nix-community/cache-nix-action', undefined],
  ['swatinem/rust-cache', undefined],
  ['awalsh128/cache-apt-pkgs-action', undefined],
  ['actions/setup-java', [{ input: 'cache', on: names, byDefault: false, off: false }]],
  // Without an input it depends on `packageManager` in package.json.
  [
    'actions/setup-node',
    [
      { input: 'cache', on: names, byDefault: false, off: false },
      { input: 'package-manager-cache', on: yes, byDefault: 'unknown', off: false },
    ],
  ],
  ['actions/setup-python', [{ input: 'cache', on: names, byDefault: false, off: false }]],
  ['actions/setup-dotnet', [{ input: 'cache', on: yes, byDefault: false, off: false }]],
  ['actions/setup-go', [{ input: 'cache', on: yes, byDefault: true, off: false, majors: [4] }]],
  ['astral-sh/setup-uv', [{ input: 'enable-cache', on: yes, byDefault: true, off: false, majors: [5, 10] }]],
  ['ruby/setup-ruby', [{ input: 'bundler-cache', on: yes, byDefault: false, off: false }]],
  ['pyo3/maturin-action', [{ input: 'sccache', on: yes, byDefault: false, off: false }]],
  ['gradle/actions/setup-gradle', [{ input: 'cache-disabled', on: no, byDefault: true, off: true }]],
  ['oven-sh/setup-bun', [{ input: 'no-cache', on: no, byDefault: true, off: true }]],
  ['actions-rust-lang/setup-rust-toolchain', [{ input: 'cache', on: yes, byDefault: true, off: false }]],
  ['jdx/mise-action', [{ input: 'cache', on: yes, byDefault: true, off: false }]],
  ['mlugg/setup-zig', [{ input: 'use-cache', on: yes, byDefault: true, off: false }]],
  ['graalvm/setup-graalvm', [{ input: 'cache', on: names, byDefault: false, off: false }]],
  ['ramsey/composer-install', [{ input: 'ignore-cache', on: /^(?!(?:yes|true|1)$)/i, byDefault: true, off: true }]],
]);

export interface CacheUse {
  readonly state: 'on' | 'off' | 'unknown';
  /** What decides, of those actions that have a switch. */
  readonly by: CacheInput | undefined;
}

/** Whether a step fills or reads the cache on one of the occasions. */
export function cacheUse({ action, inputs, use, node, job }: Step, occasions: readonly Occasion[]): CacheUse {
  const off: CacheUse = { state: 'off', by: undefined };
  if (action === undefined || !caching.has(action)) return off;
  const runs = worst([node, job?.node].map((holder) => anyOf(child(holder, 'if'), occasions)));
  if (runs === 'off') return off;
  const known = caching.get(action);
  const uses = known?.map((by): CacheUse => ({ state: switchOf(by, child(inputs, by.input), versionOf(use), occasions), by }));
  const use_ = uses ? pick(uses) : { state: lookupOnly(inputs) ? ('off' as const) : ('on' as const), by: undefined };
  return use_.state === 'on' && runs === 'unknown' ? { ...use_, state: 'unknown' } : use_;
}

function pick(uses: readonly CacheUse[]): CacheUse {
  const states = ['on', 'unknown', 'off'] as const;
  for (const state of states) {
    const found = uses.find((one) => one.state === state);
    if (found) return found;
  }
  return { state: 'off', by: undefined };
}

function switchOf(by: CacheInput, value: Lookup, major: number | undefined, occasions: readonly Occasion[]): CacheUse['state'] {
  if (value === undefined || (value.kind === 'scalar' && value.text === 'auto')) {
    if (by.byDefault === 'unknown') return 'unknown';
    if (!by.byDefault || !by.majors) return by.byDefault ? 'on' : 'off';
    const [first, end] = by.majors;
    if (major === undefined) return end === undefined ? 'on' : 'unknown';
    return major >= first && (end === undefined || major < end) ? 'on' : 'off';
  }
  if (value.kind !== 'scalar') return 'unknown';
  if (!isTemplated(value.text)) return by.on.test(value.text) ? 'on' : 'off';
  const answers = occasions.map((occasion) => holds(value.text, occasion));
  if (answers.some((answer) => answer !== undefined && by.on.test(String(answer)))) return 'on';
  return answers.includes(undefined) ? 'unknown' : 'off';
}

/** Whether a condition lets something run on any of the occasions. */
function anyOf(condition: Lookup, occasions: readonly Occasion[]): CacheUse['state'] {
  if (condition === undefined) return 'on';
  if (condition.kind !== 'scalar') return 'unknown';
  const answers = occasions.map((occasion) => holds(condition.text, occasion));
  if (answers.includes(true)) return 'on';
  return answers.includes(undefined) ? 'unknown' : 'off';
}

function worst(states: readonly CacheUse['state'][]): CacheUse['state'] {
  if (states.includes('off')) return 'off';
  return states.includes('unknown') ? 'unknown' : 'on';
}

function lookupOnly(inputs: Lookup): boolean {
  return /^true$/i.test(textOf(child(inputs, 'lookup-only')) ?? '');
}

function versionOf(use: Step['use']): number | undefined {
  return use?.version?.[0];
}
