import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';

import { packageFiles } from '../../scripts/host/extension.ts';
import { type Package, packageExtension } from '../../scripts/host/package.ts';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { list, readJson, record, text } from './json.ts';
import { zipEntries } from './zip.ts';

const largest = 2_600_000;

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

const manifest = readJson('package.json');
const contributes = record(manifest['contributes'] ?? {});

describe('the package', () => {
  let made: Package;
  let files: readonly string[] = [];

  before(async () => {
    made = await packageExtension();
    files = await packageFiles();
  });

  it('is made without a warning', () => {
    assert.match(made.output, /Packaged: .*extension\.vsix/u);
    assert.doesNotMatch(made.output, /warn|error/iu);
  });

  it('is no larger than a quick download', () => {
    const { size } = statSync(made.file);
    assert.ok(size > 0 && size <= largest, `the package has ${String(size)} bytes; at most ${String(largest)} are allowed`);
  });

  it('holds the files it needs and no others', () => {
    assert.deepEqual(files, expected);
    const packed = zipEntries(readFileSync(made.file))
      .filter((name) => name.startsWith('extension/'))
      .map((name) => name.slice('extension/'.length).toLowerCase());
    // The packager renames the read-me, the changes and the licence.
    const renamed = new Map([['license', 'license.txt']]);
    const wanted = files.map((file) => renamed.get(file.toLowerCase()) ?? file.toLowerCase());
    assert.deepEqual([...packed].sort(), [...wanted].sort());
  });

  it('carries no dependencies and no source maps', () => {
    const unwanted = zipEntries(readFileSync(made.file)).filter((name) => /node_modules|\.map$/u.test(name));
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
