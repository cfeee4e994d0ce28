import process from 'node:process';

import { runTests } from '@vscode/test-electron';

import { hostFolder, root } from '../../scripts/lib/paths.ts';
import { suiteModule } from './suite.ts';

/** The desktop's VS Code that is fetched where none is named. */
const desktopVersion = '1.96.4';

/** Runs the suite in desktop VS Code: the one `VSCODE_PATH` names, or one that test-electron fetches. */
export async function runDesktop(folder: string): Promise<number> {
  const executable = process.env['VSCODE_PATH'] ?? '';
  return runTests({
    ...(executable === '' ? { version: desktopVersion } : { vscodeExecutablePath: executable }),
    cachePath: hostFolder,
    extensionDevelopmentPath: root,
    extensionTestsPath: suiteModule,
    launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
  });
}
