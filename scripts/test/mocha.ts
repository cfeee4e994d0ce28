import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parseReport } from '../../test/host/report.ts';
import { fromRoot } from '../lib/paths.ts';
import { runNode } from '../lib/process.ts';
import { broken, counted, type Outcome, together } from './outcome.ts';

/** Which tests a layer runs, and how long they may take. */
export interface MochaLayer {
  /** Folder under `test/`; the whole of it when empty. */
  readonly folder: string;
  /** Folders of `test/` that other layers run. */
  readonly except?: readonly string[];
  /** Files that mostly wait, so that they run while the others do; what they print comes at the end. */
  readonly beside?: readonly string[];
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

async function runFiles(layer: MochaLayer, files: readonly string[], output: 'show' | 'keep'): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cnm-report-'));
  const report = path.join(folder, 'report.json');
  try {
    const args = ['--import', 'tsx', fromRoot('scripts', 'test', 'run-mocha.ts'), report, String(layer.testLimitMs)];
    const result = await runNode([...args, ...files], { timeoutMs: layerLimitMs, output });
    if (output === 'keep') console.log(result.output);
    if (result.timedOut) return broken(`It did not end within ${String(layerLimitMs / 60_000)} minutes.`);
    if (!existsSync(report)) return broken('Its tests could not be loaded.');
    const { passed, failed } = parseReport(readFileSync(report, 'utf8'));
    return counted(passed, failed, result.code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs mocha in a process of its own, or in two side by side, and counts what it reports. */
export async function runMocha(layer: MochaLayer): Promise<Outcome> {
  const files = testFiles(layer);
  const { beside = [] } = layer;
  const missing = beside.filter((name) => !files.some((file) => path.basename(file) === name));
  if (files.length === 0 || missing.length > 0) return broken(`There is no test ${missing.join(', ')} in test/${layer.folder}.`);
  const others = files.filter((file) => beside.includes(path.basename(file)));
  const runs = [
    runFiles(
      layer,
      files.filter((file) => !others.includes(file)),
      'show',
    ),
  ];
  if (others.length > 0) runs.push(runFiles(layer, others, 'keep'));
  return (await Promise.all(runs)).reduce(together);
}
