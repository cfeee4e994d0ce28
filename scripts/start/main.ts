import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

import { build } from '../build/build.ts';
import { extensionId } from '../host/extension.ts';
import { type Served, serveEmbedded } from '../host/server.ts';
import { findOnPath } from '../lib/find.ts';
import { root } from '../lib/paths.ts';
import { isStopping, onStopRequest, run, stopAll } from '../lib/process.ts';
import { readOptions, type StartOptions, usage, UsageError } from './options.ts';

interface Opener {
  readonly command: string;
  readonly args: readonly string[];
}

function browserOpener(address: string): Opener | undefined {
  if (process.platform === 'darwin') return { command: 'open', args: [address] };
  if (process.platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', address] };
  const hasScreen = ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '');
  const command = hasScreen ? findOnPath(['xdg-open']) : undefined;
  return command === undefined ? undefined : { command, args: [address] };
}

function openBrowser(address: string): void {
  const opener = browserOpener(address);
  if (opener === undefined) return;
  const child = spawn(opener.command, opener.args, { stdio: 'ignore', detached: true });
  child.once('error', (error) => {
    console.error(`The browser could not be opened (${error.message}); open the address yourself.`);
  });
  child.unref();
}

async function openDesktop(command: string, { folder, trust }: StartOptions): Promise<number> {
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', ...(trust ? [] : ['--disable-workspace-trust'])];
  const { code } = await run(command, [...args, folder], { shell: command.endsWith('.cmd') });
  if (code === 0) {
    console.log(`VS Code was asked to open ${folder} with the extension from this folder.`);
    return 0;
  }
  console.error(`"${command}" ended with code ${String(code)}. Try: npm start -- --host embedded`);
  return 1;
}

async function endOf(served: Served): Promise<number> {
  const asked = new Promise<number>((resolve, reject) => {
    onStopRequest(async () => {
      console.log('\nStopping the editor ...');
      await served.close().then(() => {
        resolve(0);
      }, reject);
    });
  });
  const ended = once(served.child, 'exit').then(async () => {
    if (isStopping()) return asked;
    console.error(`The editor's server ended by itself.\n${served.log()}`);
    await served.close();
    return 1;
  });
  return Promise.race([asked, ended]);
}

async function openEmbedded({ folder, port, trust, open }: StartOptions): Promise<number> {
  const served = await serveEmbedded({ installed: true, port, trust });
  const address = served.address(folder);
  const ended = endOf(served);
  console.log(`\nThe editor with ${extensionId()} is at\n  ${address}\nCtrl-C ends it.`);
  if (open) openBrowser(address);
  return ended;
}

async function startEditor(options: StartOptions): Promise<number> {
  const code = options.host === 'embedded' ? undefined : findOnPath(['code']);
  if (options.host === 'desktop' && code === undefined) {
    throw new UsageError('"code" is not on PATH. Install VS Code, or leave out --host desktop.');
  }
  await build({ minify: true });
  return code === undefined ? openEmbedded(options) : openDesktop(code, options);
}

/** `npm start`: builds the extension and opens a real editor with it on a folder. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (options !== undefined) return await startEditor(options);
    console.log(usage);
    return 0;
  } catch (error) {
    await stopAll();
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}
