import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { build } from 'esbuild';

import { fromRoot, hostFolder, root } from '../../scripts/lib/paths.ts';
import { parseReport, type Report } from './report.ts';

const suiteFolder = path.join(hostFolder, 'suite');
const reportFile = path.join(suiteFolder, 'report.json');

/** The bundled module that an editor loads and whose `run()` it calls. */
export const suiteModule = path.join(suiteFolder, 'index.cjs');

/** Bundles every test of `test/editor/`, for a host that only loads CommonJS. */
export async function bundleSuite(): Promise<void> {
  rmSync(suiteFolder, { recursive: true, force: true });
  const folder = fromRoot('test', 'editor');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  if (tests.length === 0) throw new Error('test/editor/ holds no test.');
  const name = (file: string): string => file.replaceAll(/[\\/]/gu, '.').replace(/\.ts$/u, '');
  await build({
    absWorkingDir: root,
    entryPoints: ['index.ts', ...tests].map((file) => ({ in: path.join(folder, file), out: name(file) })),
    outdir: suiteFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    external: ['vscode', 'mocha'],
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** A copy of a folder for tests to edit; kept until `dispose`. */
export function copyWorkspace(source: string): { readonly folder: string; dispose(): void } {
  const parent = realpathSync(mkdtempSync(path.join(tmpdir(), 'cnm-workspace-')));
  const folder = path.join(parent, path.basename(source));
  cpSync(source, folder, { recursive: true });
  return {
    folder,
    dispose: () => {
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** What the suite reported; fails when it did not get to an end. */
export function readReport(): Report {
  if (!existsSync(reportFile)) throw new Error('The suite in the editor did not run to its end: it left no report.');
  return parseReport(readFileSync(reportFile, 'utf8'));
}
