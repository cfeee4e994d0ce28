import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { hostFolder } from '../lib/paths.ts';
import { freePort } from '../lib/port.ts';
import { start, stop } from '../lib/process.ts';
import { fetchEmbeddedHost } from './fetch.ts';
import { installExtension } from './install.ts';

/** How an embedded editor is served. */
export interface ServeOptions {
  readonly port?: number;
  /** Install the package, as a user does; else the page brings the extension along. */
  readonly installed: boolean;
  /** Let the page load an extension from source and run a suite. */
  readonly automation?: boolean;
  /** Ask whether to trust the folder, as the desktop does. */
  readonly trust?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** An embedded editor being served. */
export interface Served {
  readonly port: number;
  readonly child: ChildProcess;
  /** What the server printed. */
  log(): string;
  /** Address that opens a folder, or a workspace by its file. */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  close(): Promise<void>;
}

const quietSettings: Readonly<Record<string, unknown>> = {
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** A path as it stands in an address: forward slashes, and a leading one before a drive letter. */
export function addressPath(folder: string): string {
  return decodeURIComponent(pathToFileURL(folder).pathname);
}

function serverArguments(options: ServeOptions, port: number, data: string, extensions: string): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
    ...['--accept-server-license-terms', '--disable-telemetry'],
    ...['--server-data-dir', data, '--extensions-dir', extensions],
    ...(options.trust === true ? [] : ['--disable-workspace-trust']),
    ...(options.automation === true ? ['--enable-smoke-test-driver'] : []),
  ];
}

async function untilAnswering(address: string, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The editor's server ended with code ${String(child.exitCode)}.\n${log()}`);
    const answered = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await wait(100);
  }
  throw new Error(`The editor's server did not answer within a minute.\n${log()}`);
}

async function prepare(folder: string, { installed, settings }: ServeOptions): Promise<void> {
  const data = path.join(folder, 'data');
  const user = path.join(data, 'data', 'User');
  const extensions = path.join(folder, 'extensions');
  mkdirSync(user, { recursive: true });
  mkdirSync(extensions);
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  if (installed) await installExtension({ data, extensions });
}

function openAddress(origin: string, folder: string, payload: readonly (readonly [string, string])[]): string {
  const url = new URL(origin);
  url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', addressPath(folder));
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** Serves VS Code's workbench on the loopback interface, with settings and extensions of its own. */
export async function serveEmbedded(options: ServeOptions): Promise<Served> {
  const host = await fetchEmbeddedHost();
  const port = await freePort(options.port);
  const folder = mkdtempSync(path.join(hostFolder, 'run-'));
  const origin = `http://127.0.0.1:${String(port)}`;
  let child: ChildProcess | undefined;
  let output = '';
  const log = (): string => output;
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-100_000);
  };
  const close = async (): Promise<void> => {
    if (child !== undefined) await stop(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await prepare(folder, options);
    const args = serverArguments(options, port, path.join(folder, 'data'), path.join(folder, 'extensions'));
    child = start(host.node, [host.serverMain, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    await untilAnswering(`${origin}/version`, child, log);
    return { port, child, log, close, address: (opened, payload = []) => openAddress(origin, opened, payload) };
  } catch (error) {
    await close();
    throw error;
  }
}
