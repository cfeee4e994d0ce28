/** The tests that every rule takes, made from its fixtures. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { PlacedFinding } from '../../server/src/rules/finding.ts';
import { defaultRuleSettings, newestKubernetesMinor } from '../../server/src/rules/options.ts';
import type { RuleSettings } from '../../server/src/rules/options.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { assertCommentsKept, assertDataKept } from './damage.ts';
import { apply, place, plainSnippet } from './edits.ts';
import type { PlacedEdit } from './edits.ts';
import { fixAll } from './fix-all.ts';
import { fixturesIn, marksOf, withCrLf } from './fixtures.ts';
import type { Fixture } from './fixtures.ts';
import { assertValidKubernetes } from './schema.ts';
import { pathOf, workspaceOf } from './workspace.ts';
import type { Files, TestWorkspace } from './workspace.ts';

/** A rule and what its fixtures' `settings.json` sets for it. */
interface Given {
  readonly rule: Rule;
  readonly settings: RuleSettings;
}

export function describeFixtures(rules: readonly Rule[]): void {
  for (const rule of rules) {
    const folder = join(import.meta.dirname, '..', 'rules', rule.family, rule.id);
    const bad = fixturesIn(folder, 'bad');
    const fixed = new Map(fixturesIn(folder, 'fixed').map((fixture) => [fixture.name.replace(/^fixed/, 'bad'), fixture]));
    const given: Given = { rule, settings: settingsIn(folder) };
    describe(`fixtures of ${rule.id}`, () => {
      const good = fixturesIn(folder, 'good');
      it('has fixtures', () => {
        assert.ok(good.length > 0, 'no good fixture');
        assert.ok(bad.length > 0, 'no bad fixture');
        assert.equal(rule.fix !== undefined, rule.fixSafety !== null, 'fix and fixSafety go together');
        assert.equal(fixed.size > 0, rule.fixSafety !== null, 'a golden result is there when there is a fix');
        for (const name of fixed.keys())
          assert.ok(
            bad.some((fixture) => fixture.name === name),
            `fixed for a missing ${name}`,
          );
      });
      for (const fixture of good) {
        it(`leaves ${fixture.name} alone`, () => checkGood(given, fixture.files));
        it(`leaves ${fixture.name} alone with Windows line ends`, () => checkGood(given, withCrLf(fixture.files)));
      }
      for (const fixture of bad) {
        const golden = fixed.get(fixture.name);
        it(`flags and fixes ${fixture.name}`, () => checkBad(given, fixture, golden));
        it(`flags and fixes ${fixture.name} with Windows line ends`, () =>
          checkBad(given, { ...fixture, files: withCrLf(fixture.files) }, golden && { ...golden, files: withCrLf(golden.files) }));
      }
    });
  }
}

/** `settings.json` beside the fixtures: `{ "options": {…}, "kubernetesMinor": 31 }`, both optional. */
function settingsIn(folder: string): RuleSettings {
  const path = join(folder, 'settings.json');
  if (!existsSync(path)) return defaultRuleSettings;
  const { options, kubernetesMinor } = v.parse(settingsSchema, JSON.parse(readFileSync(path, 'utf8')));
  return { givenOptions: () => options, kubernetesMinor: () => kubernetesMinor };
}

const settingsSchema = v.strictObject({
  options: v.optional(v.record(v.string(), v.unknown()), {}),
  kubernetesMinor: v.optional(v.number(), newestKubernetesMinor),
});

async function checkGood({ rule, settings }: Given, files: Files): Promise<void> {
  const test = await workspaceOf(files, [rule], settings);
  assert.deepEqual(marksOf(files, rule.id), [], 'a good fixture has no marks');
  assert.deepEqual(
    test.findings().map(({ finding }) => finding.problem.message),
    [],
  );
}

async function checkBad(given: Given, { files }: Fixture, golden: Fixture | undefined): Promise<void> {
  const { rule, settings } = given;
  const test = await workspaceOf(files, [rule], settings);
  const expected = marksOf(files, rule.id).map(
    ({ path, line, column, length }) => `${path}:${String(line + 1)}:${String(column)}+${String(length)}`,
  );
  assert.ok(expected.length > 0, 'a bad fixture has marks');
  assert.deepEqual(
    test
      .findings()
      .map((finding) => placeOf(finding, files))
      .toSorted(),
    expected.toSorted(),
  );
  for (const finding of test.findings()) await checkFix(given, files, test, finding);
  const result = await fixAll(rule, files, settings);
  if (golden) assert.deepEqual(textsOf(result), textsOf(golden.files));
  else assert.deepEqual(result, files, 'there are fixes, but no golden result');
}

/** In the order of their paths; `fixed.yaml` is the golden result of `bad.yaml`. */
function textsOf(files: Files): readonly (readonly [string, string])[] {
  return Object.entries(files)
    .filter(([path]) => !path.endsWith('.marks'))
    .map(([path, text]) => [path.replace(/^(?:bad|fixed)(?=[-.])/, ''), text] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function placeOf({ finding, uri, unitStart }: PlacedFinding, files: Files): string {
  const path = pathOf(uri);
  const text = files[path] ?? '';
  const start = unitStart + finding.problem.start;
  const lines = text.slice(0, start).split('\n');
  const length = text.slice(start, unitStart + finding.problem.end).length;
  return `${path}:${String(lines.length)}:${String(lines.at(-1)?.length ?? 0)}+${String(length)}`;
}

/** One fix alone clears its finding, and harms nothing. */
async function checkFix({ rule, settings }: Given, files: Files, test: TestWorkspace, placed: PlacedFinding): Promise<void> {
  const fix = test.fixOf(placed);
  if (!fix) return;
  assert.ok(fix.title.length > 0 && !fix.title.endsWith('.'));
  assert.ok(rule.fixSafety === 'safe' || fix.safety === 'review', 'a fix is no safer than its rule says');
  for (const { text, snippet } of fix.edits) if (snippet !== undefined) assert.equal(plainSnippet(snippet), text);
  if (fix.entry) assert.match(plainSnippet(fix.entry.snippet), new RegExp(`^${fix.entry.key}:`));
  const edits = place(pathOf(placed.uri), placed.unitStart, fix.edits);
  const result = apply(files, edits);
  const after = await workspaceOf(result, [rule], settings);
  const count = (of: TestWorkspace): number =>
    of.findings().filter(({ finding }) => finding.problem.message === placed.finding.problem.message).length;
  assert.ok(count(after) < count(test), `the fix "${fix.title}" leaves its finding`);
  await assertUnharmed(files, result, edits);
}

async function assertUnharmed(before: Files, after: Files, edits: readonly PlacedEdit[]): Promise<void> {
  for (const [path, text] of Object.entries(before)) assertCommentsKept(text, after[path] ?? '');
  assertDataKept(before, after, edits);
  const damaged = async (files: Files): Promise<number> => {
    const { workspace } = await workspaceOf(files, []);
    return [...workspace.files.values()].flatMap(({ units }) => units.filter(({ unit }) => unit.damaged)).length;
  };
  assert.equal(await damaged(after), await damaged(before), 'the result does not parse');
  for (const [path, text] of Object.entries(after)) {
    if (!/\.(?:ya?ml|json)$/.test(path) || text === before[path]) continue;
    assert.equal(/[^\r]\n/.test(text), /[^\r]\n/.test(before[path] ?? ''), 'mixed line ends');
    await assertValidKubernetes(text);
  }
}
