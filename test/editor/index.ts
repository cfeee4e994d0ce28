import { readdirSync } from 'node:fs';
import path from 'node:path';

import { recordRun, tellRun } from '../host/report.ts';

// Bundled to CommonJS beside the bundled tests; mocha itself stays a module of its own.
declare const __dirname: string;

/** Called by VS Code once the extension host runs: every bundled test beside this file, in mocha. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: Mocha.reporters.Base,
    timeout: 30_000,
    forbidOnly: true,
    forbidPending: true,
  });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    recordRun(runner, path.join(__dirname, 'report.json'));
    // The mark tells the suite's lines from the many that the editor itself writes.
    tellRun(runner, (text) => {
      console.log(`[suite] ${text}`);
    });
  });
  if (failures > 0) throw new Error(`${String(failures)} failed`);
}
