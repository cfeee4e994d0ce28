import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ScanReport } from '../../server/src/cli/report-types.ts';
import { shownFindings } from '../../server/src/features/diagnostics.ts';
import { formatOf } from '../../server/src/files/kind.ts';
import { projectOf, root } from '../features/project.ts';
import { cli, Folder, privilegedPod, privilegedRule, scanJson } from './support.ts';
import type { Result } from './support.ts';

const writes = async (uri: string, text: string): Promise<void> => {
  const path = fileURLToPath(uri);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
};

describe('a baseline in a pipeline', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder({ 'deploy/probe.yaml': privilegedPod });
  });

  afterEach(() => {
    folder.remove();
  });

  const run = async (...args: readonly string[]): Promise<Result> => cli(args, { cwd: folder.path, writeFile: writes });
  const report = async (...args: readonly string[]): Promise<ScanReport> => scanJson(args, { cwd: folder.path });
  const openRules = ({ findings }: ScanReport): readonly string[] =>
    findings.filter(({ suppressed, heldBack }) => !suppressed && heldBack !== true).map(({ rule }) => rule);

  it('holds back what there is, and nothing that comes', async () => {
    const before = await report();
    const { code, out } = await run('baseline');
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^\\.cnmaturity/baseline\\.json: ${String(before.findings.length)} findings are held back`));
    const after = await report();
    assert.deepEqual(openRules(after), []);
    assert.equal(after.findings.length, before.findings.length);
    assert.deepEqual(after.baselines, [{ file: '.cnmaturity/baseline.json', held: before.findings.length, gone: 0 }]);
    assert.deepEqual(after.assessment, before.assessment);
    folder.write(
      'deploy/probe.yaml',
      `# moved\n\n${privilegedPod.replace('    - name: ping', '    - name: pong\n      image: a:latest\n    - name: ping')}`,
    );
    const more = openRules(await report());
    assert.ok(more.includes('image-tag-latest'), more.join());
    assert.ok(!more.includes(privilegedRule));
  });

  it('is passed over when asked to', async () => {
    await run('baseline');
    assert.ok(openRules(await report('--no-baseline')).includes(privilegedRule));
  });

  it('counts for --fail-on', async () => {
    assert.equal((await run('scan', '--fail-on', '1')).code, 1);
    await run('baseline');
    assert.equal((await run('scan', '--fail-on', '5')).code, 0);
    assert.equal((await run('scan', '--fail-on', '1', '--no-baseline')).code, 1);
  });

  it('says what it names and is no more', async () => {
    await run('baseline');
    folder.write('deploy/probe.yaml', privilegedPod.replace('privileged: true', 'privileged: false'));
    const { out } = await run('scan');
    assert.match(out, /\.cnmaturity\/baseline\.json names 1 finding that is no more: run `cnmaturity baseline` to shrink it\./);
    assert.match(out, /\d+ held back by a baseline/);
    await run('baseline');
    assert.deepEqual(
      (await report()).baselines.map(({ gone }) => gone),
      [0],
    );
  });

  it('is the same text for the same findings', async () => {
    await run('baseline');
    const first = readFileSync(join(folder.path, '.cnmaturity/baseline.json'), 'utf8');
    await run('baseline');
    assert.equal(readFileSync(join(folder.path, '.cnmaturity/baseline.json'), 'utf8'), first);
    assert.ok(first.includes('    {"path":"deploy/probe.yaml","rule":"privileged-container","subject":"Pod/tools/probe/ping","count":1}'));
  });

  it('may be kept elsewhere, and hold low levels only', async () => {
    await run('baseline', '--up-to', '1');
    const levels = new Set((await report()).findings.filter(({ heldBack }) => heldBack === true).map(({ level }) => level));
    assert.deepEqual([...levels], [1]);
    folder.write('elsewhere.json', readFileSync(join(folder.path, '.cnmaturity/baseline.json')));
    folder.write('.cnmaturity/baseline.json', '{');
    const broken = await run('scan');
    assert.equal(broken.code, 0);
    assert.match(broken.err, /^\.cnmaturity\/baseline\.json: It is not valid JSON/);
    assert.ok(!openRules(await report('--baseline', 'elsewhere.json')).includes(privilegedRule));
    assert.equal((await run('scan', '--baseline', 'missing.json')).code, 2);
  });

  it('leaves accepted findings to their comments', async () => {
    folder.write(
      'deploy/probe.yaml',
      privilegedPod.replace('privileged: true', 'privileged: true # cnmaturity-ignore: privileged-container x'),
    );
    await run('baseline');
    assert.ok(!readFileSync(join(folder.path, '.cnmaturity/baseline.json'), 'utf8').includes(privilegedRule));
  });

  it('speaks for a folder', async () => {
    const { code, err } = await run('baseline', 'deploy/probe.yaml');
    assert.equal(code, 2);
    assert.match(err, /is no folder/);
  });
});

describe('a baseline of a whole project', function () {
  this.timeout(60_000);
  const samples = join(import.meta.dirname, '..', '..', 'samples');
  let folder: Folder;

  before(() => {
    folder = new Folder();
    cpSync(samples, folder.path, { recursive: true });
  });

  after(() => {
    folder.remove();
  });

  it('holds back all of it, in pipelines and in editors, wherever the lines go', async () => {
    await cli(['baseline'], { cwd: folder.path, writeFile: writes });
    const open = async (): Promise<readonly string[]> =>
      (await scanJson([], { cwd: folder.path })).findings.flatMap(({ suppressed, heldBack, rule, file }) =>
        suppressed || heldBack === true ? [] : [`${rule} ${file}`],
      );
    assert.deepEqual(await open(), []);
    const texts = new Map<string, string>();
    for (const path of readdirSync(folder.path, { recursive: true, encoding: 'utf8' })) {
      if (!/(?:\.ya?ml|\.tf|Dockerfile)$/.test(path) || path.includes('templates')) continue;
      const text = `# moved\n\n${readFileSync(join(folder.path, path), 'utf8')}`;
      folder.write(path, text);
      texts.set(path, text);
    }
    assert.ok(texts.size > 20);
    assert.deepEqual(await open(), []);
    const { baselines } = await scanJson([], { cwd: folder.path });
    assert.deepEqual(
      baselines.map(({ gone }) => gone),
      [0],
    );

    const paths = readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).filter((path) => formatOf(path) !== undefined);
    const files = Object.fromEntries(
      paths.filter((path) => !path.startsWith('.cnmaturity/')).map((path) => [path, readFileSync(join(folder.path, path), 'utf8')]),
    );
    const project = await projectOf(files, { target: 5 });
    const all = paths.map((path) => `${root}/${path}`);
    project.session.workspace.setListing({ includes: (uri) => uri.startsWith(root), paths: all, links: [] });
    const shown = (): number => Object.keys(files).reduce((sum, path) => sum + shownFindings(project.session, `${root}/${path}`).length, 0);
    assert.ok(shown() > 50);
    const text = readFileSync(join(folder.path, '.cnmaturity/baseline.json'), 'utf8');
    await project.session.baselines.load(() => ({
      readDirectory: (uri) =>
        Promise.resolve([
          uri === root ? { name: '.cnmaturity', kind: 'folder' as const } : { name: 'baseline.json', kind: 'file' as const },
        ]),
      readFile: () => Promise.resolve({ text }),
    }));
    project.session.baselineChanged();
    assert.equal(shown(), 0);
  });
});

describe('files that are left out of a scan', () => {
  let folder: Folder;

  afterEach(() => {
    folder.remove();
  });

  it('yield no findings and no judged subjects', async () => {
    folder = new Folder({ 'a/probe.yaml': privilegedPod, 'b/probe.yaml': privilegedPod, '.cnmaturity.yaml': 'exclude:\n  - b/**\n' });
    const report = await scanJson([], { cwd: folder.path });
    assert.deepEqual([...new Set(report.findings.map(({ file }) => file))], ['a/probe.yaml']);
    folder.write('.cnmaturity.yaml', 'exclude: ["**/probe.yaml"]\n');
    const nothing = await scanJson([], { cwd: folder.path });
    assert.deepEqual(nothing.findings, []);
    assert.ok(nothing.assessment.sections.every(({ practices }) => practices.every(({ met, unmet }) => met + unmet === 0)));
  });

  it('may be left out by one rule', async () => {
    folder = new Folder({ 'a/probe.yaml': privilegedPod, 'b/probe.yaml': privilegedPod });
    const before = await scanJson([], { cwd: folder.path });
    folder.write('.cnmaturity.yaml', `ruleExclude:\n  ${privilegedRule}: [b]\n`);
    const after = await scanJson([], { cwd: folder.path });
    assert.deepEqual(
      after.findings.filter(({ rule }) => rule === privilegedRule).map(({ file }) => file),
      ['a/probe.yaml'],
    );
    assert.deepEqual(
      after.findings.filter(({ rule }) => rule !== privilegedRule),
      before.findings.filter(({ rule }) => rule !== privilegedRule),
    );
    const of = ({ assessment }: ScanReport): number =>
      assessment.sections.flatMap(({ practices }) => practices).reduce((sum, { unmet }) => sum + unmet, 0);
    assert.equal(of(after), of(before) - 1);
  });
});

describe('suppressions in a scan', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder();
  });

  afterEach(() => {
    folder.remove();
  });

  it('are reported where they have expired, accept nothing, or are not understood', async () => {
    const lines = [
      '# cnmaturity-ignore: privileged-container until 2026-11-20 x',
      '# cnmaturity-ignore: image-tag-latest x',
      '# cnmaturity-ignore: nothing x',
    ];
    folder.write('a.yaml', lines.join('\n') + '\n' + privilegedPod);
    const { suppressions } = await scanJson([], { cwd: folder.path });
    assert.deepEqual(
      suppressions.map(({ id, severity, file, range }) => [id, severity, file, range.start.line]),
      [
        ['suppression-expired', 'warning', 'a.yaml', 0],
        ['suppression-unused', 'hint', 'a.yaml', 1],
        ['suppression-invalid', 'warning', 'a.yaml', 2],
      ],
    );
    const { out } = await cli(['scan'], { cwd: folder.path });
    assert.match(out, /Suppressions\n {2}a\.yaml:1:1\n {4}! This suppression held until 2026-11-20\..*\(suppression-expired\)/);
  });

  it('hold until their day, by the day of the machine', async () => {
    folder.write(
      'a.yaml',
      privilegedPod.replace('privileged: true', 'privileged: true # cnmaturity-ignore: privileged-container until 2026-11-20 x'),
    );
    const accepted = async (today: string): Promise<boolean | undefined> =>
      (await scanJson([], { cwd: folder.path, today })).findings.find(({ rule }) => rule === privilegedRule)?.suppressed;
    assert.equal(await accepted('2026-11-20'), true);
    assert.equal(await accepted('2026-11-21'), false);
  });
});
