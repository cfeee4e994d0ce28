import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { widthOf } from '../../server/src/cli/layout.ts';
import { cli, Folder, privilegedPod, privilegedRule } from './support.ts';
import type { RunOptions } from './support.ts';

const plain = { NO_COLOR: '1' };
const shop = fromRoot('samples/shop');

async function pretty(options: RunOptions, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await cli(['scan', ...args], options);
  assert.equal(code, 0, err);
  return out;
}

describe('scan for people', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('gives each place once, from 1, with its findings below', async () => {
    folder.write('deploy/pod.yaml', privilegedPod);
    const out = await pretty({ cwd: folder.path, env: plain });
    const lines = out.split('\n');
    const places = lines.filter((line) => /^\S.*:\d+:\d+$/.test(line));
    assert.equal(new Set(places).size, places.length);
    const at = lines.indexOf('deploy/pod.yaml:11:21');
    assert.ok(at >= 0, out);
    assert.match(lines[at + 1] ?? '', new RegExp(`^  ! Level 1 {2}Container "ping" runs privileged.* {2}${privilegedRule}$`));
  });

  it('names files from the working directory, so that they can be clicked', async () => {
    folder.write('deploy/pod.yaml', privilegedPod);
    assert.match(await pretty({ cwd: folder.path, env: plain }, 'deploy'), /^deploy\/pod\.yaml:11:21$/m);
  });

  for (const columns of [40, 60, 80, 120, 200]) {
    it(`fits into ${String(columns)} columns`, async () => {
      const out = await pretty({ cwd: shop, env: plain, columns });
      // Places, sections and rule ids are never broken: they are to be clicked and copied.
      const free = out.split('\n').filter((line) => !/^\S+:\d+:\d+$|^\s+[a-z0-9-]+$|^ {4}\S.*%$/.test(line));
      for (const line of free) assert.ok(widthOf(line) <= columns, line);
    });
  }

  it('does not wrap for pipes', async () => {
    const out = await pretty({ cwd: shop, env: plain });
    const entries = out.split('\n').filter((line) => /^ {2}[×!·] Level/.test(line));
    assert.ok(entries.length > 20);
    for (const line of entries) assert.match(line, / {2}[a-z0-9-]+$/);
  });

  it('shows the same with and without colours', async () => {
    const colours = await pretty({ cwd: shop, env: { FORCE_COLOR: '1' } });
    assert.notEqual(stripVTControlCharacters(colours), colours);
    assert.equal(stripVTControlCharacters(colours), await pretty({ cwd: shop, env: plain }));
  });

  it('uses colours on terminals only, unless told otherwise', async () => {
    folder.write('pod.yaml', privilegedPod);
    const hasColours = async (env: Record<string, string>, columns?: number): Promise<boolean> => {
      const out = await pretty({ cwd: folder.path, env, ...(columns === undefined ? {} : { columns }) });
      return out !== stripVTControlCharacters(out);
    };
    assert.equal(await hasColours({}), false);
    assert.equal(await hasColours({}, 80), true);
    assert.equal(await hasColours({ NO_COLOR: '1' }, 80), false);
    assert.equal(await hasColours({ NO_COLOR: '' }, 80), true);
    assert.equal(await hasColours({ TERM: 'dumb' }, 80), false);
    assert.equal(await hasColours({ FORCE_COLOR: '0' }, 80), false);
    assert.equal(await hasColours({ FORCE_COLOR: '1', NO_COLOR: '1' }), true);
  });

  it('ends with the level, the sections, the next steps and the totals', async () => {
    folder.write('pod.yaml', privilegedPod);
    folder.write('bad.yaml', Uint8Array.from([0]));
    const out = await pretty({ cwd: folder.path, env: plain });
    assert.match(out, /^Working on Level 1 \(Build\), \d+ % complete\.$/m);
    assert.match(out, /^ {4}Platforms and Infrastructure +Level 1 \(Build\) +[█░]{10} +\d+ %$/m);
    assert.match(out, /^Next steps$[^]*^ {2}1 {2}\S[^]*· 1 unmet · /m);
    assert.ok(out.includes(`· ${privilegedRule}\n`));
    assert.match(out, /^ {2}bad\.yaml {2}Not a text file\.$/m);
    assert.match(out, /\n1 file, \d+ warnings?, \d+ hints?.*\n$/);
    assert.doesNotMatch(out, /\n\n\n/);
  });

  it('shows neither accepted findings nor those of far levels, but counts them', async () => {
    folder.write(
      '.github/workflows/a.yaml',
      'name: a\non: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n',
    );
    folder.write('pod.yaml', privilegedPod.replace('true', `true # cnmaturity-ignore: ${privilegedRule} a reason`));
    const out = await pretty({ cwd: folder.path, env: plain }, '--target-level', '1');
    assert.doesNotMatch(out, /^ {2}. Level \d .*privileged-container$/m);
    assert.doesNotMatch(out, /action-not-pinned-sha$/m);
    assert.match(out, /1 accepted, \d+ of higher levels not shown\n$/);
    assert.match(await pretty({ cwd: folder.path, env: plain }, '--target-level', '3'), /action-not-pinned-sha$/m);
  });

  it('says which level was asked for', async () => {
    folder.write('pod.yaml', privilegedPod);
    assert.match(await pretty({ cwd: folder.path, env: plain }, '--target-level', '4'), /The target is Level 4 \(Improve\)\./);
  });

  it('says that there is nothing to read', async () => {
    assert.equal(await pretty({ cwd: folder.path, env: plain }), 'Nothing to read here.\n\n0 files\n');
  });

  it('prints nothing that a terminal would obey', async () => {
    folder.write('a\u001b[31m\u0007.yaml', privilegedPod.replace('name: ping', 'name: "pi\\u001b[2Jng\\u202e"'));
    const out = await pretty({ cwd: folder.path, env: plain });
    assert.doesNotMatch(out.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
    assert.ok(out.includes('pi\\u{1b}[2Jng\\u{202e}'), out);
    assert.ok(out.includes('a\\u{1b}[31m\\u{7}.yaml:11:21'), out);
  });
});
