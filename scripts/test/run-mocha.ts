import { writeFileSync } from 'node:fs';
import process from 'node:process';

import Mocha from 'mocha';

import { countRun } from '../../test/host/report.ts';

const patienceMs = 10_000;

async function runFiles(reportFile: string, timeout: number, files: readonly string[]): Promise<number> {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout, forbidOnly: true, forbidPending: true });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    countRun(mocha.run(resolve), (report) => {
      writeFileSync(reportFile, JSON.stringify(report));
    });
  });
}

function failWhenHanging(): void {
  setTimeout(() => {
    console.error(`The tests have ended, but these are still open: ${process.getActiveResourcesInfo().join(', ')}`);
    process.exit(1);
  }, patienceMs).unref();
}

// Arguments: the report's file, the limit of a test in ms, the test files.
const [reportFile, timeout, ...files] = process.argv.slice(2);
if (reportFile === undefined || timeout === undefined) throw new Error('Give a report file and a time limit.');
process.exitCode = (await runFiles(reportFile, Number(timeout), files)) > 0 ? 1 : 0;
failWhenHanging();
