import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { hostFolder } from '../lib/paths.ts';
import { runNpm } from '../lib/process.ts';
import { codeServerVersion, nodePackages } from './versions.ts';

/** Where the embedded editor and the Node.js that runs it are. */
export interface EmbeddedHost {
  readonly node: string;
  readonly serverMain: string;
}

async function install(cwd: string, packages: readonly string[]): Promise<void> {
  const args = ['install', ...packages, '--save-exact', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await runNpm([...args, '--loglevel=error'], { cwd, output: 'keep' });
  if (code !== 0) throw new Error(`The editor could not be fetched: npm ended with code ${String(code)}.\n${output}`);
}

/** Fetches the embedded editor once; a later call finds it in place. */
export async function fetchEmbeddedHost(): Promise<EmbeddedHost> {
  const platform = `${process.platform}-${process.arch}`;
  const node = nodePackages[platform];
  if (node === undefined) {
    throw new Error(`The embedded editor does not run on ${platform}. Install VS Code and put its "code" on PATH.`);
  }
  const name = `code-server-${codeServerVersion}-${node.name}-${node.version}`;
  const folder = path.join(hostFolder, name);
  const vscode = path.join('node_modules', 'code-server', 'lib', 'vscode');
  if (!existsSync(folder)) {
    console.log(`Fetching the embedded editor (code-server ${codeServerVersion}, about 800 MB on disk, once) ...`);
    mkdirSync(hostFolder, { recursive: true });
    const partial = mkdtempSync(path.join(hostFolder, 'partial-'));
    try {
      writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
      await install(partial, [`code-server@${codeServerVersion}`, `${node.name}@${node.version}`]);
      await install(path.join(partial, vscode), []);
      if (!existsSync(folder)) renameSync(partial, folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  return {
    node: path.join(folder, 'node_modules', node.name, 'bin', executable),
    serverMain: path.join(folder, vscode, 'out', 'server-main.js'),
  };
}
