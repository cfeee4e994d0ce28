import type Mocha from 'mocha';

/** What a run of mocha came to; read by the test command. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
}

/** Begins each line that a suite inside an editor writes for people. */
export const suiteMark = '[suite] ';

/** Begins the line that tells what such a suite came to. */
export const reportMark = '[suite report] ';

/** Counts the tests of a run, and tells when it ends. */
export function countRun(runner: Mocha.Runner, tell: (report: Report) => void): void {
  let passed = 0;
  let failed = 0;
  runner.on('pass', () => {
    passed += 1;
  });
  runner.on('fail', () => {
    failed += 1;
  });
  runner.on('end', () => {
    tell({ passed, failed });
  });
}

/** Tells of each test as it ends, one text a test. */
export function tellRun(runner: Mocha.Runner, tell: (text: string) => void): void {
  runner.on('pass', (test) => {
    tell(`  ✔ ${test.fullTitle()} (${String(test.duration ?? 0)} ms)`);
  });
  runner.on('fail', (test, error: unknown) => {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell(`  ✘ ${test.fullTitle()}\n${reason}`);
  });
}

/** Reads a report, checking its shape. */
export function parseReport(text: string): Report {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error('The report is no object.');
  const passed: unknown = Reflect.get(value, 'passed');
  const failed: unknown = Reflect.get(value, 'failed');
  if (typeof passed !== 'number' || typeof failed !== 'number') throw new Error('The report has no counts.');
  return { passed, failed };
}
