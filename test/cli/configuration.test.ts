import assert from 'node:assert/strict';
import type { FileSystem } from '../../server/src/files/file-system.ts';
import { deployment } from '../features/project.ts';
import { cli, Folder, scanJson } from './support.ts';

const rule = `rules:
  - id: acme/team-label
    title: Team label missing
    section: policy/policy-creation
    level: 2
    on: object
    expect: has(object.metadata.labels)
    message: No label.
`;

describe('what .cnmaturity.yaml sets for scans', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder({ 'apps/cart/web.yaml': deployment, 'apps/shop/web.yaml': deployment });
  });

  afterEach(() => {
    folder.remove();
  });

  /** How many findings of each file are shown as warnings. */
  async function warnings(...args: readonly string[]): Promise<readonly number[]> {
    const { findings } = await scanJson(args, { cwd: folder.path });
    return ['cart', 'shop'].map(
      (name) => findings.filter(({ file, severity }) => file === `apps/${name}/web.yaml` && severity === 'warning').length,
    );
  }

  it('is the target of the folder, of an application, and gives way to the command', async () => {
    const [cart = 0, shop = 0] = await warnings();
    folder.write('.cnmaturity.yaml', 'targetLevel: 5\n');
    const [higher = 0, same] = await warnings();
    assert.ok(higher > cart);
    assert.equal(same, higher);
    assert.match((await cli(['scan'], { cwd: folder.path })).out, /The target is Level 5 \(Adapt\)/);
    folder.write('.cnmaturity.yaml', 'targetLevel: 1\napplications:\n  - { path: apps/cart, targetLevel: 5 }\n  - path: apps/shop\n');
    assert.deepEqual(await warnings(), [higher, shop]);
    assert.deepEqual(await warnings('--application', 'shop'), [0, shop]);
    assert.match((await cli(['scan', '--application', 'cart'], { cwd: folder.path })).out, /The target is Level 5 \(Adapt\)/);
    assert.deepEqual(await warnings('--target-level', '1'), [cart, shop]);
  });

  it('is the share of practices and levels, and it is said', async () => {
    const before = await scanJson([], { cwd: folder.path });
    assert.doesNotMatch((await cli(['scan'], { cwd: folder.path })).out, /As \.cnmaturity\.yaml says/);
    folder.write('.cnmaturity.yaml', 'thresholds: { practiceMet: 0.5, levelComplete: 0.95 }\n');
    folder.write('apps/cart/web.yaml', deployment.replace('privileged: true', 'privileged: false'));
    const after = await scanJson([], { cwd: folder.path });
    assert.ok(after.assessment.overall.progress > before.assessment.overall.progress);
    const said = /As \.cnmaturity\.yaml says, a practice is met when 50 % of what was judged is, and a level is complete when 95 %/;
    for (const args of [['scan'], ['explain', 'overall', '.'], ['explain', 'technology/security-and-policy', '.']])
      assert.match((await cli(args, { cwd: folder.path })).out.replaceAll(/\s+/g, ' '), said, args.join(' '));
    const { out } = await cli(['report', '.', '--format', 'markdown'], { cwd: folder.path });
    assert.match(out, /counts as met when 50 % of what was judged is, and a level as complete when 95 % of its practices are met/);
    folder.write('.cnmaturity.yaml', 'targetLevel: 3\n');
    const plain = await cli(['report', '.', '--format', 'markdown'], { cwd: folder.path });
    assert.match(plain.out, /Target: Level 3 · Scale, set by the team/);
    assert.doesNotMatch(plain.out, /counts as met when/);
  });

  it('is checked against the rules that the folder brings along', async () => {
    folder.write('.cnmaturity/rules/acme.yaml', rule);
    folder.write('.cnmaturity.yaml', 'rules:\n  acme/team-labels: off\n');
    const { answers } = await scanJson([], { cwd: folder.path });
    assert.match(answers[0]?.problems[0]?.message ?? '', /acme\/team-labels.*Did you mean "acme\/team-label"/);
  });
});

describe('a kustomization that leads above the root', () => {
  it('is scanned and explained as any other', async () => {
    const up = '../'.repeat(40);
    const folder = new Folder({
      'a/kustomization.yaml': `resources:\n  - ${up}cnmaturity-nowhere/base\n  - web.yaml\n`,
      'a/web.yaml': deployment,
    });
    const { code, err } = await cli(['explain', 'overall', '.'], { cwd: folder.path });
    assert.deepEqual([code, err], [0, '']);
    assert.equal((await scanJson([], { cwd: folder.path })).files.scanned, 2);
    folder.remove();
  });
});

describe('the root of a file system', () => {
  it('is explained as any other folder', async () => {
    const texts = new Map([
      ['file:///web.yaml', deployment],
      ['file:///.cnmaturity.yaml', 'applications:\n  - path: apps\n'],
      ['file:///apps/kustomization.yaml', 'resources: [../web.yaml, ../../../nowhere]\n'],
      ['file:///notes.txt', 'a'],
    ]);
    const files: FileSystem = {
      readDirectory: (uri) => {
        const below = [...texts.keys()].filter((name) => name.startsWith(`${uri}/`)).map((name) => name.slice(uri.length + 1).split('/'));
        return Promise.resolve(below.map(([name = '', more]) => ({ name, kind: more === undefined ? 'file' : 'folder' })));
      },
      readFile: (uri) => {
        const text = texts.get(uri);
        return Promise.resolve(text === undefined ? { error: `There is no ${uri}.` } : { text });
      },
    };
    for (const args of [['overall'], ['readiness-probe-missing', '.'], ['level-1'], ['technology', '--application', 'apps']]) {
      const { code, out, err } = await cli(['explain', ...args], { cwd: '/', files });
      assert.deepEqual([code, err], [0, ''], args.join(' '));
      assert.ok(out.length > 100);
    }
  });
});
