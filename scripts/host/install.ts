/** Installs the package into an editor's folders with the editor's own command. */
import path from 'node:path';

import { run } from '../lib/process.ts';
import { extensionId, readManifest } from './extension.ts';
import { fetchEmbeddedHost } from './fetch.ts';
import { packageExtension } from './package.ts';

/** Where an editor keeps what is its own. */
export interface EditorFolders {
  readonly data: string;
  readonly extensions: string;
}

async function askServer({ data, extensions }: EditorFolders, ...args: readonly string[]): Promise<string> {
  const { node, serverMain } = await fetchEmbeddedHost();
  const folders = ['--server-data-dir', data, '--extensions-dir', extensions, '--accept-server-license-terms'];
  const { code, output } = await run(node, [serverMain, ...args, ...folders], { output: 'keep' });
  if (code !== 0) throw new Error(`The editor ended with code ${String(code)} on ${args.join(' ')}.\n${output}`);
  return output;
}

/** Installs the package; gives the folder that it was unpacked to. */
export async function installExtension(folders: EditorFolders): Promise<string> {
  const { file } = await packageExtension();
  await askServer(folders, '--install-extension', file);
  return path.join(folders.extensions, `${extensionId()}-${readManifest().version}`);
}

/** What the editor says is installed, with versions. */
export async function installedExtensions(folders: EditorFolders): Promise<readonly string[]> {
  const output = await askServer(folders, '--list-extensions', '--show-versions');
  return output.split(/\r?\n/u).filter((line) => /^[\w-]+\.[\w-]+@\d/u.test(line));
}
