import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { build, type BuildOptions } from 'esbuild';

import { fromRoot, hostFolder, root } from '../../scripts/lib/paths.ts';
import { parseReport, type Report } from './report.ts';

/** Where extensions run: in Node.js, or in a web worker. */
export type HostKind = 'node' | 'worker';

const suiteFolder = path.join(hostFolder, 'suite');

/** An extension that brings nothing but the tests, so that the one under test is there as users have it: installed. */
export function suiteExtension(kind: HostKind): string {
  return path.join(suiteFolder, kind);
}

/** The file of the bundled module that an editor loads and whose `run()` it calls. */
export const suiteModule = 'index.js';

function manifest(kind: HostKind): string {
  return JSON.stringify({
    name: `suite-${kind}`,
    publisher: 'test',
    version: '0.0.0',
    engines: { vscode: '^1.96.0' },
    // An extension runs where its entry says.
    [kind === 'node' ? 'main' : 'browser']: './extension.js',
    capabilities: { untrustedWorkspaces: { supported: true } },
  });
}

function entry(kind: HostKind, tests: readonly string[]): string {
  const loaders = tests.map((file) => `() => import('./${file}')`);
  return `import { run as runAll } from './in-${kind}.ts';\nexport const run = () => runAll([${loaders.join(', ')}]);\n`;
}

const workerOptions: BuildOptions = {
  alias: { 'node:assert/strict': fromRoot('test', 'host', 'assert.ts') },
  // Mocha's build for browsers would take the suite's own module for its own.
  define: { module: 'undefined' },
};

async function bundle(kind: HostKind, tests: readonly string[]): Promise<void> {
  const folder = suiteExtension(kind);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), manifest(kind));
  writeFileSync(path.join(folder, 'extension.js'), 'exports.activate = () => {};\n');
  await build({
    absWorkingDir: root,
    stdin: { contents: entry(kind, tests), resolveDir: fromRoot('test', 'editor'), sourcefile: 'suite.ts', loader: 'ts' },
    outfile: path.join(folder, suiteModule),
    bundle: true,
    external: kind === 'node' ? ['vscode', 'mocha'] : ['vscode'],
    ...(kind === 'worker' ? workerOptions : {}),
    format: 'cjs',
    platform: kind === 'node' ? 'node' : 'browser',
    target: 'es2022',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

function allTests(): readonly string[] {
  const tests = readdirSync(fromRoot('test', 'editor')).filter((file) => file.endsWith('.test.ts'));
  if (tests.length === 0) throw new Error('test/editor/ holds no test.');
  return tests.sort();
}

/** Bundles the tests of `test/editor/`, every one unless named, for hosts that only load CommonJS. */
export async function bundleSuite(kinds: readonly HostKind[], tests = allTests()): Promise<void> {
  rmSync(suiteFolder, { recursive: true, force: true });
  for (const kind of kinds) await bundle(kind, tests);
}

/** What the suite in Node.js reported; fails when it did not get to an end. */
export function readReport(): Report {
  const file = path.join(suiteExtension('node'), 'report.json');
  if (!existsSync(file)) throw new Error('The suite in the editor did not run to its end: it left no report.');
  return parseReport(readFileSync(file, 'utf8'));
}
