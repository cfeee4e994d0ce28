import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parseReport } from '../../test/host/report.ts';
import { fromRoot } from '../lib/paths.ts';
import { runNode } from '../lib/process.ts';
import { broken, counted, type Outcome } from './outcome.ts';

/** Which tests a layer runs, and how long they may take. */
export interface MochaLayer {
  /** Folder under `test/`; the whole of it when empty. */
  readonly folder: string;
  /** Folders of `test/` that other layers run. */
  readonly except?: readonly string[];
  readonly testLimitMs: number;
}

const layerLimitMs = 20 * 60_000;

function testFiles({ folder, except = [] }: MochaLayer): readonly string[] {
  const start = fromRoot('test', folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !except.includes(file.split(path.sep)[0] ?? ''))
    .sort()
    .map((file) => path.join(start, file));
}

/** Runs mocha in a process of its own and counts what it reports. */
export async function runMocha(layer: MochaLayer): Promise<Outcome> {
  const files = testFiles(layer);
  if (files.length === 0) return broken(`There is no test in test/${layer.folder}.`);
  const folder = mkdtempSync(path.join(tmpdir(), 'cnm-report-'));
  const report = path.join(folder, 'report.json');
  try {
    const args = ['--import', 'tsx', fromRoot('scripts', 'test', 'run-mocha.ts'), report, String(layer.testLimitMs)];
    const { code, timedOut } = await runNode([...args, ...files], { timeoutMs: layerLimitMs });
    if (timedOut) return broken(`It did not end within ${String(layerLimitMs / 60_000)} minutes.`);
    if (!existsSync(report)) return broken('Its tests could not be loaded.');
    const { passed, failed } = parseReport(readFileSync(report, 'utf8'));
    return counted(passed, failed, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
