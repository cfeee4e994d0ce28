import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { findOnPath, firstExecutable } from '../lib/find.ts';
import { run } from '../lib/process.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];

const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

function windowsPrograms(): readonly string[] {
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  return folders.flatMap((folder) => programs.map((parts) => path.join(folder, ...parts)));
}

/** A browser of Chromium's family on this machine; `CNM_BROWSER` names another. */
export function findBrowser(): string | undefined {
  const wanted = process.env['CNM_BROWSER'];
  if (wanted !== undefined && wanted !== '') {
    if (!existsSync(wanted)) throw new Error(`CNM_BROWSER names ${wanted}, which does not exist.`);
    return wanted;
  }
  if (process.platform === 'darwin') return firstExecutable(applications) ?? findOnPath(names);
  if (process.platform === 'win32') return firstExecutable(windowsPrograms());
  return findOnPath(names);
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

async function installChromium(): Promise<void> {
  console.log('Installing the Debian package chromium ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { code, output } = await run('apt-get', args, { env, output: 'keep' });
    if (code !== 0) throw new Error(`apt-get ${args.join(' ')} ended with code ${String(code)}.\n${output}`);
  }
}

/** A browser to drive in tests; installs Debian's where that is possible, else says what to install. */
export async function requireBrowser(): Promise<string> {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (canInstall()) await installChromium();
  const browser = findBrowser();
  if (browser !== undefined) return browser;
  throw new Error('No browser was found. Install Chromium, Google Chrome or Microsoft Edge, or name one in the variable CNM_BROWSER.');
}
