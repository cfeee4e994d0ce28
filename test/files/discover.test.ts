import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { discover } from '../../server/src/files/discover.ts';
import type { DiscoverOptions } from '../../server/src/files/discover.ts';
import type { DirectoryEntry, FileSystem } from '../../server/src/files/file-system.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { readSource } from '../../server/src/files/source.ts';
import { relativePath } from '../../server/src/files/uri.ts';

const root = 'file:///w';

/** Files by path; `null` stands for one that cannot be read. */
function memory(
  files: Readonly<Record<string, string | null>>,
  broken: readonly string[] = [],
): FileSystem & { readonly visited: string[] } {
  const visited: string[] = [];
  return {
    visited,
    readDirectory(uri) {
      const folder = uri === root ? '' : `${relativePath(root, uri) ?? ''}/`;
      visited.push(folder);
      if (broken.includes(folder)) return Promise.reject(new Error('no access'));
      const entries = new Map<string, DirectoryEntry>();
      for (const file of Object.keys(files)) {
        if (!file.startsWith(folder)) continue;
        const [name = '', ...rest] = file.slice(folder.length).split('/');
        entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
      }
      return Promise.resolve([...entries.values()]);
    },
    readFile(uri) {
      const text = files[relativePath(root, uri) ?? ''];
      return Promise.resolve(typeof text === 'string' ? { text } : { error: 'no access' });
    },
  };
}

const plain: DiscoverOptions = { exclude: [], maxFiles: 1000 };

async function found(files: Readonly<Record<string, string | null>>, options: Partial<DiscoverOptions> = {}): Promise<readonly string[]> {
  const { files: list } = await discover(memory(files), root, { ...plain, ...options });
  return list.map(({ uri }) => relativePath(root, uri) ?? uri);
}

describe('discovery', () => {
  it('finds what may matter, in a fixed order, whatever its name', async () => {
    const names = ['b.yml', 'a.yaml', 'x/Dockerfile', 'x/main.tf', 'x/ünï code [1] @ 50%.yaml', 'x/pod.json'];
    const list = await found(Object.fromEntries([...names, 'README.md', 'x/app.ts', 'package.json'].map((name) => [name, ''])));
    assert.deepEqual(new Set(list), new Set(names));
    assert.deepEqual(list.slice(0, 2), ['a.yaml', 'b.yml']);
  });

  it('names all other files, too, but for what is ignored', async () => {
    const { paths } = await discover(
      memory({ 'a.yaml': '', 'x/README.md': '', LICENSE: '', 'b.log': '', '.gitignore': '*.log\n' }),
      root,
      plain,
    );
    assert.deepEqual(
      paths,
      ['.gitignore', 'LICENSE', 'x/README.md'].map((path) => `${root}/${path}`),
    );
  });

  it('never enters folders of tools', async () => {
    const files = memory({ 'node_modules/x/a.yaml': '', '.git/b.yaml': '', 'x/.terraform/c.tf': '', 'ok/a.yaml': '' });
    await discover(files, root, plain);
    assert.deepEqual(files.visited.toSorted(), ['', 'ok/', 'x/']);
  });

  it('follows .gitignore on every level', async () => {
    const files = {
      '.gitignore': 'out/\n*.gen.yaml\n!keep.gen.yaml\n/top.yaml\n',
      'top.yaml': '',
      'out/a.yaml': '',
      'x/top.yaml': '',
      'x/a.gen.yaml': '',
      'x/keep.gen.yaml': '',
      'x/.gitignore': 'local.yaml\n!b.gen.yaml\n',
      'x/local.yaml': '',
      'x/b.gen.yaml': '',
      'local.yaml': '',
    };
    assert.deepEqual(await found(files), ['local.yaml', 'x/b.gen.yaml', 'x/keep.gen.yaml', 'x/top.yaml']);
  });

  it('leaves out what the user excludes', async () => {
    const files = { 'a.yaml': '', 'testdata/b.yaml': '', 'x/testdata/c.yaml': '', 'x/.hidden/d.yaml': '' };
    assert.deepEqual(await found(files, { exclude: ['**/testdata/**', '**/.hidden'] }), ['a.yaml']);
  });

  it('names what it could not read, and the rest of too many', async () => {
    const { files, skipped } = await discover(memory({ 'a/b.yaml': '', 'c.yaml': '', 'd.yaml': '', 'e.yaml': '' }, ['a/']), root, {
      ...plain,
      maxFiles: 1,
    });
    assert.equal(files.length, 1);
    assert.deepEqual(skipped, [
      { uri: 'file:///w/a', reason: 'The folder cannot be read: no access' },
      { uri: 'file:///w/d.yaml', reason: 'More than 1 files: this and 1 more were not read.' },
    ]);
  });

  it('knows of later files whether they belong', async () => {
    const { filter } = await discover(memory({ '.gitignore': 'out/\n', 'a.yaml': '' }), root, { ...plain, exclude: ['tmp/**'] });
    const belongs = (file: string): boolean => filter.includes(`${root}/${file}`);
    assert.deepEqual(['new/a.yaml', 'out/a.yaml', 'tmp/a.yaml', 'x/node_modules/a.yaml'].map(belongs), [true, false, false, false]);
    assert.equal(filter.includes('file:///elsewhere/a.yaml'), false);
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    abort.abort();
    await assert.rejects(discover(memory({ 'a.yaml': '' }), root, { ...plain, signal: abort.signal }));
  });
});

describe('files on disk', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cnmaturity-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, content: string | Uint8Array): string => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
    return pathToFileURL(path.join(folder, name)).toString();
  };

  it('are those of git', async () => {
    write('.gitignore', '*.log.yaml\nbuild\n!build/keep.yaml\n');
    for (const name of ['a.yaml', 'x.log.yaml', 'build/keep.yaml', 'y/build/z.yaml', 'y/q.yml', 'ä ö.yaml']) write(name, 'a: 1\n');
    write('y/.gitignore', '!x.log.yaml\n');
    write('y/x.log.yaml', '');
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: folder, encoding: 'utf8' }).split('\0');
    const { files } = await discover(nodeFiles, pathToFileURL(folder).toString(), plain);
    const prefix = pathToFileURL(folder).toString();
    assert.deepEqual(
      files.map(({ uri }) => relativePath(prefix, uri)).toSorted(),
      listed.filter((name) => /\.ya?ml$/.test(name)).toSorted(),
    );
  });

  it('do not go round in circles', async () => {
    write('x/a.yaml', '');
    symlinkSync(folder, path.join(folder, 'x', 'loop'));
    symlinkSync(path.join(folder, 'x', 'a.yaml'), path.join(folder, 'link.yaml'));
    const { files } = await discover(nodeFiles, pathToFileURL(folder).toString(), plain);
    assert.equal(files.length, 1);
  });

  it('give their text, or say why not', async () => {
    const read = (name: string, content: string | Uint8Array, limit = 1000): ReturnType<typeof nodeFiles.readFile> =>
      nodeFiles.readFile(write(name, content), limit);
    const utf16 = Uint8Array.of(0xff, 0xfe, ...new Uint8Array(new Uint16Array(Array.from('a: ü', (char) => char.charCodeAt(0))).buffer));
    assert.deepEqual(await read('a', 'a: ü'), { text: 'a: ü' });
    assert.deepEqual(await read('b', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), { text: 'a' });
    assert.deepEqual(await read('c', utf16), { text: 'a: ü' });
    assert.deepEqual(await read('d', Uint8Array.of(0x61, 0x00, 0x62)), { error: 'Not a text file.' });
    assert.deepEqual(await read('e', Uint8Array.of(0x61, 0xff, 0x62)), { error: 'Not valid UTF-8 text.' });
    assert.deepEqual(await read('f', 'x'.repeat(2048), 1024), { error: 'Larger than the limit: 2 KB of 1 KB.' });
    assert.match(JSON.stringify(await nodeFiles.readFile(pathToFileURL(path.join(folder, 'none')).toString(), 10)), /cannot be read/);
    assert.deepEqual(await nodeFiles.readFile(pathToFileURL(folder).toString(), 10), { error: 'Not a plain file.' });
  });

  it('of JSON are read on only where they may be manifests', async () => {
    const manifest = write('a.json', '{"apiVersion":"v1","kind":"Pod"}');
    const other = write('b.json', '{"kind":"x"}');
    assert.ok('text' in (await readSource(nodeFiles, { uri: manifest, format: 'json' }, 1000)));
    assert.deepEqual(await readSource(nodeFiles, { uri: other, format: 'json' }, 1000), { irrelevant: '{"kind":"x"}' });
  });

  it('are found quickly by the thousands', async () => {
    for (let index = 0; index < 4000; index++) write(`d${String(index % 100)}/e${String(index % 7)}/f${String(index)}.yaml`, '');
    const started = performance.now();
    const { files } = await discover(nodeFiles, pathToFileURL(folder).toString(), { ...plain, maxFiles: 20_000 });
    assert.equal(files.length, 4000);
    assert.ok(performance.now() - started < 2000, `${String(performance.now() - started)} ms`);
  });
});
