import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';

import { packageExtension } from '../../scripts/host/package.ts';
import { hostFolder } from '../../scripts/lib/paths.ts';
import { run } from '../../scripts/lib/process.ts';
import type { Report } from './report.ts';
import { readReport, suiteExtension, suiteModule } from './suite.ts';

/** The desktop's VS Code that is fetched where none is named. */
const desktopVersion = '1.96.4';

async function findExecutable(): Promise<string> {
  const named = process.env['VSCODE_PATH'] ?? '';
  return named === '' ? downloadAndUnzipVSCode({ version: desktopVersion, cachePath: hostFolder }) : named;
}

async function install(executable: string, extensions: string): Promise<void> {
  const { file } = await packageExtension();
  const [command = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const options = { output: 'keep', shell: process.platform === 'win32' } as const;
  const { code, output } = await run(command, [...args, '--install-extension', file, '--extensions-dir', extensions], options);
  if (code !== 0) throw new Error(`The package could not be installed: VS Code ended with code ${String(code)}.\n${output}`);
}

/** Runs the suite in desktop VS Code, the one `VSCODE_PATH` names or one that test-electron fetches, with the package installed. */
export async function runDesktop(workspace: string): Promise<Report> {
  const executable = await findExecutable();
  const extensions = mkdtempSync(path.join(hostFolder, 'run-'));
  const suite = suiteExtension('node');
  try {
    await install(executable, extensions);
    const running = runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: suite,
      extensionTestsPath: path.join(suite, suiteModule),
      launchArgs: [workspace, '--extensions-dir', extensions, '--disable-workspace-trust', '--skip-welcome'],
    });
    const failure = await running.then(
      () => undefined,
      (error: unknown) => error,
    );
    const report = readReport();
    if (failure !== undefined && report.failed === 0) throw new Error('VS Code did not end well.', { cause: failure });
    return report;
  } finally {
    rmSync(extensions, { recursive: true, force: true });
  }
}
