/** Runs the tests of this folder inside an editor's extension host, whichever it is. */
import type Mocha from 'mocha';

import { countRun, type Report, reportMark, suiteMark, tellRun } from '../host/report.ts';

/** Loads a file of tests. */
export type LoadTests = () => Promise<unknown>;

/** How mocha is set up in every host. */
export const mochaOptions = { ui: 'bdd', timeout: 30_000, forbidOnly: true, forbidPending: true } as const;

/** Runs all tests in the given mocha, telling of each. */
export async function runTests(mocha: Mocha, tests: readonly LoadTests[]): Promise<Report> {
  // What a file of tests calls is there once mocha knows that one is coming.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of tests) await load();
  const report = await new Promise<Report>((resolve) => {
    const runner = mocha.run();
    // The mark tells the suite's lines from the many that the editor itself writes.
    tellRun(runner, (text) => {
      console.log(suiteMark + text);
    });
    countRun(runner, resolve);
  });
  console.log(reportMark + JSON.stringify(report));
  return report;
}
