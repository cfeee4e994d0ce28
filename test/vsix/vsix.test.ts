import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createVSIX } from '@vscode/vsce';

import { packageFiles } from '../../scripts/host/extension.ts';
import { fromRoot, root } from '../../scripts/lib/paths.ts';
import { zipEntries } from './zip.ts';

const largest = 2_300_000;

const expected = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/client.cjs',
  'dist/l10n/de.json',
  'dist/panel.css',
  'dist/panel.js',
  'dist/server.cjs',
  'dist/wasm/tree-sitter-terraform.wasm',
  'dist/wasm/web-tree-sitter.wasm',
  'dist/web/client.js',
  'dist/web/server.js',
  'l10n/bundle.l10n.de.json',
  'media/icon-container.svg',
  'media/icon.png',
  'media/walkthrough/answer.svg',
  'media/walkthrough/mend.svg',
  'media/walkthrough/stand.svg',
  'media/walkthrough/target.svg',
  'media/walkthrough/team.svg',
  'package.json',
  'package.nls.de.json',
  'package.nls.json',
  'schemas/cnmaturity.json',
  'schemas/organisation-rules.json',
  'snippets/compose.json',
  'snippets/dockerfile.json',
  'snippets/helm.json',
  'snippets/kubernetes.json',
  'snippets/kustomize.json',
  'snippets/pipeline.json',
  'snippets/platform.json',
  'snippets/terraform.json',
];

function record(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null, 'an object is expected');
  return Object.fromEntries(Object.entries(value));
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  assert.ok(Array.isArray(value), 'a list is expected');
  return value.map(record);
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  return record(JSON.parse(readFileSync(fromRoot(file), 'utf8')));
}

function text(value: unknown, what: string): string {
  assert.ok(typeof value === 'string' && value !== '', `${what} is missing`);
  return value;
}

const manifest = readJson('package.json');
const contributes = record(manifest['contributes'] ?? {});

describe('the package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cnm-vsix-'));
  const packagePath = path.join(folder, 'extension.vsix');
  let files: readonly string[] = [];

  before(async () => {
    await createVSIX({ cwd: root, packagePath, dependencies: false });
    files = await packageFiles();
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is no larger than a quick download', () => {
    const { size } = statSync(packagePath);
    assert.ok(size > 0 && size <= largest, `the package has ${String(size)} bytes; at most ${String(largest)} are allowed`);
  });

  it('holds the files it needs and no others', () => {
    assert.deepEqual(files, expected);
    const packed = zipEntries(readFileSync(packagePath))
      .filter((name) => name.startsWith('extension/'))
      .map((name) => name.slice('extension/'.length).toLowerCase());
    // The packager renames the read-me, the changes and the licence.
    const renamed = new Map([['license', 'license.txt']]);
    const wanted = files.map((file) => renamed.get(file.toLowerCase()) ?? file.toLowerCase());
    assert.deepEqual([...packed].sort(), [...wanted].sort());
  });

  it('carries no dependencies and no source maps', () => {
    const unwanted = zipEntries(readFileSync(packagePath)).filter((name) => /node_modules|\.map$/u.test(name));
    assert.deepEqual(unwanted, []);
    for (const file of files.filter((name) => /\.c?js$/u.test(name))) {
      assert.ok(!readFileSync(fromRoot(file), 'utf8').includes('sourceMappingURL='), `${file} names a source map`);
    }
  });

  it('contains every file that the manifest names', () => {
    const snippets = list(contributes['snippets']).map((snippet) => snippet['path']);
    const schemas = list(contributes['yamlValidation']).map((schema) => schema['url']);
    const named = [manifest['main'], manifest['browser'], manifest['icon'], ...snippets, ...schemas];
    const missing = named
      .map((name, index) => text(name, `entry ${String(index)} of main, browser, icon, snippets and schemas`).replace(/^\.\//u, ''))
      .filter((name) => !files.includes(name));
    assert.deepEqual(missing, []);
  });

  it('loads in the web host, which takes no ES module', () => {
    assert.equal(manifest['type'], undefined, 'with "type": "module" VS Code refuses a browser entry');
  });

  it('gives every command a title and a category', () => {
    const commands = list(contributes['commands']);
    assert.ok(commands.length > 0, 'the manifest has no command');
    for (const command of commands) {
      const name = text(command['command'], 'the name of a command');
      text(command['title'], `the title of ${name}`);
      text(command['category'], `the category of ${name}`);
    }
  });

  it('asks for the VS Code whose types it is built with', () => {
    const engine = text(record(manifest['engines'])['vscode'], 'engines.vscode');
    const types = text(record(manifest['devDependencies'])['@types/vscode'], '@types/vscode');
    const minor = (version: string): string =>
      version
        .replace(/^[^\d]*/u, '')
        .split('.')
        .slice(0, 2)
        .join('.');
    assert.equal(minor(engine), minor(types));
  });
});
