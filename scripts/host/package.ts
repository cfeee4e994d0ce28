/** The package of the extension: made once of what is built, with the packager's own command, for everything that rests on it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { fromRoot, hasCode, hostFolder } from '../lib/paths.ts';
import { runNode } from '../lib/process.ts';
import { packageFiles } from './extension.ts';

/** A package that was made. */
export interface Package {
  /** The `.vsix` file. */
  readonly file: string;
  /** What the packager said. */
  readonly output: string;
}

const prefix = 'package-';

/** Changes with every file of the package, and with the list of them. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [...(await packageFiles()), '.vscodeignore']) {
    const content = readFileSync(fromRoot(file));
    hash.update(`${file}\0${String(content.length)}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

function moveInto(partial: string, folder: string): void {
  try {
    renameSync(partial, folder);
  } catch (error) {
    // Another process was faster; its package is the same.
    if (!hasCode(error, 'ENOTEMPTY') && !hasCode(error, 'EEXIST')) throw error;
  }
}

async function makeIn(folder: string): Promise<void> {
  const partial = mkdtempSync(path.join(hostFolder, 'partial-'));
  try {
    const args = [fromRoot('node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--out', path.join(partial, 'extension.vsix')];
    const { code, output } = await runNode(args, { output: 'keep' });
    if (code !== 0) throw new Error(`The package could not be made: vsce ended with code ${String(code)}.\n${output}`);
    writeFileSync(path.join(partial, 'output.txt'), output);
    moveInto(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** The package of what is in `dist/` now; made anew only where something of it is another. */
export async function packageExtension(): Promise<Package> {
  mkdirSync(hostFolder, { recursive: true });
  const name = `${prefix}${await fingerprint()}`;
  const folder = path.join(hostFolder, name);
  if (!existsSync(folder)) {
    for (const old of readdirSync(hostFolder).filter((each) => each.startsWith(prefix) && each !== name)) {
      rmSync(path.join(hostFolder, old), { recursive: true, force: true });
    }
    await makeIn(folder);
  }
  return { file: path.join(folder, 'extension.vsix'), output: readFileSync(path.join(folder, 'output.txt'), 'utf8') };
}
