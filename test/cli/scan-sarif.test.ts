import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Draft04 from 'ajv-draft-04';
import type { Log, Result } from 'sarif';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { cli, Folder, privilegedPod, privilegedRule, scanJson } from './support.ts';

const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
// The schema of the standard is of an older draft.
const validate = new Draft04({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

async function sarif(args: readonly string[], cwd: string): Promise<Log> {
  const { code, out, err } = await cli(['scan', '--format', 'sarif', ...args], { cwd });
  assert.equal(code, 0, err);
  const log = JSON.parse(out) as Log;
  assert.ok(validate(log), JSON.stringify(validate.errors, null, 2));
  return log;
}

function resultsOf(log: Log): readonly Result[] {
  return log.runs[0]?.results ?? [];
}

describe('scan --format sarif', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('validates against the schema of the standard, and says what the JSON says', async () => {
    const cwd = fromRoot('samples/shop');
    const log = await sarif([], cwd);
    const { findings } = await scanJson([], { cwd });
    assert.ok(findings.length > 20);
    const places = resultsOf(log).map(({ ruleId, locations }) => {
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      return [ruleId, artifactLocation?.uri, (region?.startLine ?? 0) - 1, (region?.endColumn ?? 0) - 1];
    });
    assert.deepEqual(
      places,
      findings.map(({ rule, file, range }) => [rule, file, range.start.line, range.end.character]),
    );
  });

  it('describes each rule once, with its place in the model', async () => {
    const [run] = (await sarif([], fromRoot('samples/shop'))).runs;
    const rules = run?.tool.driver.rules ?? [];
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const { ruleId, ruleIndex } of run?.results ?? []) assert.equal(rules[ruleIndex ?? -1]?.id, ruleId);
    const taxa = new Set(run?.taxonomies?.[0]?.taxa?.map(({ id }) => id));
    for (const { id, relationships, helpUri } of rules) {
      assert.ok(taxa.has(relationships?.[0]?.target.id ?? ''), id);
      assert.ok(URL.canParse(helpUri ?? ''), id);
    }
  });

  it('says what is accepted and why, and what a baseline holds back', async () => {
    folder.write('pod.yaml', privilegedPod);
    const before = await sarif([], folder.path);
    assert.ok(resultsOf(before).every(({ suppressions }) => suppressions === undefined));
    assert.equal((await cli(['baseline'], { cwd: folder.path })).code, 0);
    const held = await sarif([], folder.path);
    assert.ok(resultsOf(held).every(({ suppressions }) => suppressions?.[0]?.kind === 'external'));
    folder.write(
      'pod.yaml',
      privilegedPod.replace(/( +)(privileged: true)/, `$1# cnmaturity-ignore: ${privilegedRule} reads counters\n$1$2`),
    );
    const accepted = await sarif(['--no-baseline'], folder.path);
    assert.deepEqual(resultsOf(accepted).find(({ ruleId }) => ruleId === privilegedRule)?.suppressions, [
      { kind: 'inSource', justification: 'reads counters' },
    ]);
  });

  it('names files as addresses, and those that were not read', async () => {
    folder.write('a b/50 %.yaml', privilegedPod);
    folder.write('bad.yaml', Uint8Array.of(0x61, 0xff));
    const log = await sarif([], folder.path);
    assert.equal(resultsOf(log)[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'a%20b/50%20%25.yaml');
    const [notification] = log.runs[0]?.invocations?.[0]?.toolExecutionNotifications ?? [];
    assert.equal(notification?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'bad.yaml');
  });
});
