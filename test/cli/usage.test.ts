import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { cli, Folder, privilegedPod, privilegedRule } from './support.ts';
import type { Result } from './support.ts';

describe('the command line', () => {
  let folder: Folder;

  before(() => {
    folder = new Folder({ 'pod.yaml': privilegedPod, 'sub/Dockerfile': 'FROM registry.example.com/a:1.0\nUSER 1000\n' });
    symlinkSync(join(folder.path, 'gone.yaml'), join(folder.path, 'broken.yaml'));
    symlinkSync(join(folder.path, 'pod.yaml'), join(folder.path, 'sub/linked.yaml'));
  });

  after(() => {
    folder.remove();
  });

  const run = async (...args: readonly string[]): Promise<Result> => cli(args, { cwd: folder.path });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /Usage: cnmaturity/],
    ['an unknown command', ['scna'], /unknown command 'scna'[^]*scan/],
    ['an unknown option', ['scan', '--targt-level', '2'], /unknown option '--targt-level'[^]*--target-level/],
    ['an unknown format', ['scan', '--format', 'xml'], /'xml' is invalid[^]*pretty, json/],
    ['a level that there is not', ['scan', '--fail-on', '6'], /'6' is invalid[^]*5 Adapt/],
    ['a level in words', ['scan', '--target-level', 'high'], /'high' is invalid/],
    ['a missing value', ['scan', '--fail-on'], /argument missing/],
    ['a path that does not exist', ['scan', 'nowhere'], /nowhere/],
    ['an empty path', ['scan', ''], /empty/],
    ['a broken link', ['scan', 'broken.yaml'], /broken\.yaml/],
    ['a file in place of a folder', ['scan', 'pod.yaml/deploy'], /pod\.yaml\/deploy/],
    ['one wrong path of several', ['scan', '.', 'nowhere'], /nowhere/],
    ['an argument too many', ['rules', '.', 'all'], /too many arguments/],
    ['nothing to explain', ['explain'], /missing required argument/],
    ['an unknown rule', ['explain', 'privileged-containers'], /privileged-containers[^]*privileged-container\n/],
    ['an unknown topic that is like nothing', ['explain', 'zzz'], /cnmaturity rules/],
  ];
  for (const [what, args, message] of wrong) {
    it(`ends with 2 and a message on ${what}`, async () => {
      const { code, out, err } = await run(...args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, message);
      assert.doesNotMatch(err, / at .*\.ts/, 'no stack');
    });
  }

  it('ends with 2 when a folder that was named cannot be read', async () => {
    const files = { ...nodeFiles, readDirectory: () => Promise.reject(new Error('permission denied')) };
    const { code, err } = await cli(['scan', 'sub'], { cwd: folder.path, files });
    assert.equal(code, 2);
    assert.match(err, /sub.*permission denied/);
  });

  it('goes on where a folder below cannot be read, and names it', async () => {
    const files = {
      ...nodeFiles,
      readDirectory: (uri: string) =>
        uri.endsWith('/sub') ? Promise.reject(new Error('permission denied')) : nodeFiles.readDirectory(uri),
    };
    const { code, out } = await cli(['scan'], { cwd: folder.path, files });
    assert.equal(code, 0);
    assert.match(out, /sub {2}.*permission denied/);
    assert.match(out, new RegExp(privilegedRule));
  });

  it('follows a link that is named', async () => {
    const { code, out } = await run('scan', 'sub/linked.yaml');
    assert.equal(code, 0);
    assert.match(out, /sub\/linked\.yaml:11:21/);
  });

  it('ends with 0 whatever it found', async () => {
    assert.equal((await run('scan')).code, 0);
  });

  it('ends with 1 when --fail-on finds something', async () => {
    const { code, out, err } = await run('scan', '--fail-on', '1');
    assert.equal(code, 1);
    assert.match(out, new RegExp(privilegedRule));
    assert.match(err, /^\d+ findings up to Level 1 \(Build\)\.\n$/);
    const json = await run('scan', '--fail-on', '3', '--format', 'json');
    assert.equal(json.code, 1);
    assert.ok(JSON.parse(json.out));
  });

  it('ends with 0 when all that --fail-on speaks of is accepted or of higher levels', async () => {
    const clean = new Folder({
      '.github/workflows/a.yaml':
        'name: a\non: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n',
    });
    const accepted = new Folder({
      Dockerfile: '# cnmaturity-ignore: from-tag-missing, user-missing built from scratch each night\nFROM node\n',
    });
    try {
      const scan = async (where: Folder, level: string): Promise<number | null> =>
        (await cli(['scan', '--fail-on', level], { cwd: where.path })).code;
      assert.equal(await scan(clean, '2'), 0);
      assert.equal(await scan(clean, '3'), 1);
      assert.equal(await scan(accepted, '1'), 0);
    } finally {
      clean.remove();
      accepted.remove();
    }
  });

  it('prints its version and its help', async () => {
    assert.match((await run('--version')).out, /^\d+\.\d+\.\d+\n$/);
    const help = await run('--help');
    assert.equal(help.code, 0);
    for (const command of ['scan', 'rules', 'explain']) assert.match(help.out, new RegExp(`^  ${command} `, 'm'));
    const scanHelp = await run('scan', '--help');
    assert.equal(scanHelp.code, 0);
    for (const text of ['--format', '--target-level', '--fail-on', 'Examples:', 'Exit codes:'])
      assert.ok(scanHelp.out.includes(text), text);
    assert.equal((await run('help', 'explain')).out, (await run('explain', '--help')).out);
  });
});
