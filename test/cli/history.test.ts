import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { HistoryEntry } from '../../server/src/features/history/types.ts';
import { cli, Folder, privilegedPod } from './support.ts';
import type { Result, RunOptions } from './support.ts';

const file = join('.cnmaturity', 'history.jsonl');

function entriesIn(folder: Folder): readonly HistoryEntry[] {
  const lines = readFileSync(join(folder.path, file), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as HistoryEntry);
}

/** Git as nobody has set it up. */
function git(folder: Folder, date: string, ...args: readonly string[]): string {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_DATE: `${date}T12:00:00Z`,
    GIT_COMMITTER_DATE: `${date}T12:00:00Z`,
  };
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', [...who, ...args], { cwd: folder.path, env, encoding: 'utf8', stdio: 'pipe' });
}

function commit(folder: Folder, date: string): string {
  git(folder, date, 'add', '-A');
  git(folder, date, 'commit', '-q', '--allow-empty', '-m', date);
  return git(folder, date, 'rev-parse', 'HEAD').trim();
}

const run = (folder: Folder, args: readonly string[], options: Partial<RunOptions> = {}): Promise<Result> =>
  cli(['history', ...args], { cwd: folder.path, env: process.env, ...options });

const hardened = privilegedPod.replace('privileged: true', 'privileged: false');

describe('cnmaturity history', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder({ 'app/pod.yaml': privilegedPod });
  });

  afterEach(() => {
    folder.remove();
  });

  it('says how to start where nothing is recorded', async () => {
    assert.deepEqual(await run(folder, []), {
      code: 0,
      out: 'Nothing is recorded yet. `cnmaturity history add` records today.\n',
      err: '',
    });
  });

  it('records a day once, and releases by their names', async () => {
    assert.equal((await run(folder, ['add'], { today: '2026-01-05' })).code, 0);
    folder.write('app/pod.yaml', hardened);
    await run(folder, ['add'], { today: '2026-01-05' });
    await run(folder, ['add', '--release', 'v1.0.0'], { today: '2026-01-06' });
    const entries = entriesIn(folder);
    assert.deepEqual(
      entries.map(({ date, release, level }) => ({ date, release, level })),
      [
        { date: '2026-01-05', release: undefined, level: 1 },
        { date: '2026-01-06', release: 'v1.0.0', level: 1 },
      ],
    );
    assert.equal(entries[0]?.progress, entries[1]?.progress);
    const { out } = await run(folder, []);
    assert.match(out, /^2026-01-05 +Level 1 \(Build\) +\d+ % +[#.]{25}\n2026-01-06 +v1\.0\.0 +Level 1/u);
  });

  it('records the commit where there is one', async () => {
    git(folder, '2026-01-05', 'init', '-q');
    const id = commit(folder, '2026-01-05');
    await run(folder, ['add']);
    assert.equal(entriesIn(folder)[0]?.commit, id);
  });

  it('assesses the past out of git, and leaves the work tree alone', async () => {
    git(folder, '2026-01-05', 'init', '-q');
    const first = commit(folder, '2026-01-05');
    folder.write('app/pod.yaml', hardened);
    commit(folder, '2026-01-13');
    const last = commit(folder, '2026-01-14');
    folder.write('app/pod.yaml', 'changed: by hand\n');
    const before = git(folder, '2026-01-14', 'status', '--porcelain');
    const { code, out, err } = await run(folder, ['--since', '2026-01-01', '--format', 'json']);
    assert.equal(code, 0, err);
    const entries = JSON.parse(out) as readonly HistoryEntry[];
    assert.deepEqual(
      entries.map(({ date, commit: id }) => [date, id]),
      [
        ['2026-01-05', first],
        ['2026-01-14', last],
      ],
    );
    assert.ok((entries[1]?.progress ?? 0) > (entries[0]?.progress ?? 1));
    assert.equal(git(folder, '2026-01-14', 'status', '--porcelain'), before);
    assert.equal(existsSync(join(folder.path, file)), false);
    const days = JSON.parse(
      (await run(folder, ['--since', '2026-01-06', '--every', 'day', '--format', 'json'])).out,
    ) as readonly HistoryEntry[];
    assert.deepEqual(
      days.map(({ date }) => date),
      ['2026-01-13', '2026-01-14'],
    );
  });

  it('keeps what it found of the past when asked, once', async () => {
    git(folder, '2026-01-05', 'init', '-q');
    commit(folder, '2026-01-05');
    await run(folder, ['--since', '2026-01-01', '--save']);
    const text = readFileSync(join(folder.path, file), 'utf8');
    await run(folder, ['--since', '2026-01-01', '--save']);
    assert.equal(readFileSync(join(folder.path, file), 'utf8'), text);
    assert.equal(entriesIn(folder).length, 1);
  });

  it('looks at a folder below the top, and leaves commits out that did not have it', async () => {
    git(folder, '2026-01-05', 'init', '-q');
    commit(folder, '2026-01-05');
    folder.write('other/pod.yaml', hardened);
    commit(folder, '2026-01-13');
    const { out, err } = await run(folder, ['other', '--since', '2026-01-01', '--format', 'json']);
    assert.deepEqual(
      (JSON.parse(out) as readonly HistoryEntry[]).map(({ date }) => date),
      ['2026-01-13'],
    );
    assert.match(err, /of 2026-01-05 is left out/u);
  });

  it('runs nothing that a repository configures', async () => {
    git(folder, '2026-01-05', 'init', '-q');
    folder.write('harm.sh', '#!/bin/sh\ntouch "$(dirname "$0")/harmed"\ncat\n');
    execFileSync('chmod', ['+x', join(folder.path, 'harm.sh')]);
    folder.write('.gitattributes', '* filter=harm diff=harm\n');
    commit(folder, '2026-01-05');
    const harm = join(folder.path, 'harm.sh');
    for (const [name, value] of [
      ['core.fsmonitor', harm],
      ['core.pager', harm],
      ['core.sshCommand', harm],
      ['core.hooksPath', folder.path],
      ['filter.harm.smudge', harm],
      ['filter.harm.process', harm],
      ['diff.harm.textconv', harm],
      ['gpg.program', harm],
      ['log.showSignature', 'true'],
      ['alias.rev-list', `!${harm}`],
      ['credential.helper', harm],
    ] as const)
      git(folder, '2026-01-05', 'config', name, value);
    const { code, err } = await run(folder, ['--since', '2026-01-01', '--save']);
    assert.equal(code, 0, err);
    await run(folder, ['add']);
    assert.equal(existsSync(join(folder.path, 'harmed')), false);
    assert.equal(entriesIn(folder).length, 2);
  });

  it('takes files of the past as they are: links, submodules, large files and what is no text', async () => {
    git(folder, '2026-01-05', 'init', '-q');
    symlinkSync('/etc/passwd', join(folder.path, 'link.yaml'));
    folder.write('large.yaml', `a: ${'x'.repeat(2_000_000)}\n`);
    folder.write('binary.yaml', Uint8Array.from([0, 255, 1, 2, 254]));
    folder.write('name with spaces and ümlaut.yaml', hardened);
    writeFileSync(join(folder.path, 'empty.yaml'), '');
    commit(folder, '2026-01-05');
    const { code, out, err } = await run(folder, ['--since', '2026-01-01', '--format', 'json']);
    assert.equal(code, 0, err);
    assert.equal((JSON.parse(out) as readonly HistoryEntry[]).length, 1);
  });

  it('names bad lines once and goes on', async () => {
    await run(folder, ['add'], { today: '2026-01-05' });
    const good = readFileSync(join(folder.path, file), 'utf8');
    folder.write(file, `<<<<<<< HEAD\n${good}=======\n`);
    const { code, out, err } = await run(folder, []);
    assert.equal(code, 0);
    assert.equal(
      err,
      '.cnmaturity/history.jsonl:1: A merge conflict was left here.\n.cnmaturity/history.jsonl:3: A merge conflict was left here.\n',
    );
    assert.match(out, /^2026-01-05/u);
  });

  it('writes through no link', async () => {
    const elsewhere = new Folder({ 'history.jsonl': 'not yours\n' });
    try {
      symlinkSync(elsewhere.path, join(folder.path, '.cnmaturity'));
      const { code, err } = await run(folder, ['add']);
      assert.equal(code, 2);
      assert.match(err, /is a link, or no plain file/u);
      assert.equal(readFileSync(join(elsewhere.path, 'history.jsonl'), 'utf8'), 'not yours\n');
    } finally {
      elsewhere.remove();
    }
  });

  it('says what is wrong with what it is asked', async () => {
    const wrong = async (args: readonly string[], message: RegExp): Promise<void> => {
      const { code, err } = await run(folder, args);
      assert.equal(code, 2, err);
      assert.match(err, message);
    };
    await wrong(['--since', 'yesterday'], /"yesterday" is no day as 2026-01-31/u);
    await wrong(['--since', '2026-01-01'], /`git rev-parse` failed: fatal: not a git repository/u);
    await wrong(['--save'], /name a day/u);
    await wrong(['nowhere'], /No such file or folder: nowhere/u);
    await wrong(['app/pod.yaml'], /is no folder/u);
    await wrong(['add', '--release', ''], /A release has a name/u);
    const empty = new Folder();
    try {
      const { code, err } = await run(empty, ['add']);
      assert.equal(code, 2);
      assert.match(err, /nothing to record/u);
    } finally {
      empty.remove();
    }
  });

  it('says that git is needed where there is none', async () => {
    const { code, err } = await run(folder, ['--since', '2026-01-01'], { env: { PATH: folder.path } });
    assert.equal(code, 2);
    assert.match(err, /there is no git here/u);
  });
});

describe('cnmaturity report', () => {
  let folder: Folder;

  before(() => {
    folder = new Folder({ 'app/pod.yaml': privilegedPod, '.cnmaturity.yaml': 'applications:\n  - path: app\n' });
  });

  after(() => {
    folder.remove();
  });

  it('is Markdown unless asked otherwise, with places', async () => {
    const { code, out } = await cli(['report'], { cwd: folder.path });
    assert.equal(code, 0);
    assert.match(out, /^# Cloud native maturity of cnmaturity-/u);
    assert.match(out, /^- `app\/pod\.yaml:11` /mu);
    assert.match(out, /^## Parts of the workspace$/mu);
  });

  it('is written into a file, as HTML, with the history', async () => {
    await cli(['history', 'add'], { cwd: folder.path, today: '2026-01-05' });
    await cli(['history', 'add'], { cwd: folder.path, today: '2026-01-06' });
    const { code, out } = await cli(['report', '.', '--format', 'html', '--output', 'out/report.html'], { cwd: folder.path });
    assert.deepEqual([code, out], [0, '']);
    const html = readFileSync(join(folder.path, 'out/report.html'), 'utf8');
    assert.match(html, /<svg class="trend"/u);
  });

  it('is about one application where one is named', async () => {
    const { out } = await cli(['report', '--application', 'app'], { cwd: folder.path });
    assert.match(out, /^# Cloud native maturity of app$/mu);
    const { code, err } = await cli(['report', '--application', 'nothing'], { cwd: folder.path });
    assert.equal(code, 2);
    assert.match(err, /No application is called "nothing"/u);
  });

  it('says what cannot be written', async () => {
    const { code, err } = await cli(['report', '--output', 'app/pod.yaml/x.md'], { cwd: folder.path });
    assert.equal(code, 2);
    assert.match(err, /app\/pod\.yaml\/x\.md cannot be written/u);
  });
});
