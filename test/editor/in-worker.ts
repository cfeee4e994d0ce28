// Mocha's own build for browsers, which is no module: it sets a global.
import 'mocha/mocha.js';

import { type LoadTests, mochaOptions, runTests } from './runner.ts';

/** Called once the extension host in a web worker runs. */
export async function run(tests: readonly LoadTests[]): Promise<void> {
  const { failed } = await runTests(new Mocha({ ...mochaOptions, reporter: Mocha.reporters.Base }), tests);
  if (failed > 0) throw new Error(`${String(failed)} failed`);
}
