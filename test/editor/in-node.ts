import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { type LoadTests, mochaOptions, runTests } from './runner.ts';

// Bundled to CommonJS; mocha itself stays a module of its own.
declare const __dirname: string;

/** Called once the extension host of Node.js runs. */
export async function run(tests: readonly LoadTests[]): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const report = await runTests(new Mocha({ ...mochaOptions, reporter: Mocha.reporters.Base }), tests);
  // Not every editor passes the console on.
  writeFileSync(path.join(__dirname, 'report.json'), JSON.stringify(report));
  if (report.failed > 0) throw new Error(`${String(report.failed)} failed`);
}
