import { readFileSync } from 'node:fs';
import path from 'node:path';

import { listFiles, PackageManager } from '@vscode/vsce';

import { fromRoot, root } from '../lib/paths.ts';

/** What of package.json the scripts and tests ask for. */
export interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly publisher: string;
  readonly version: string;
}

function text(record: object, key: string): string {
  const value: unknown = Reflect.get(record, key);
  if (typeof value !== 'string') throw new Error(`package.json has no text in "${key}".`);
  return value;
}

/** Reads the extension's name, publisher and version. */
export function readManifest(): Manifest {
  const manifest: unknown = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null) throw new Error('package.json holds no object.');
  return {
    name: text(manifest, 'name'),
    displayName: text(manifest, 'displayName'),
    publisher: text(manifest, 'publisher'),
    version: text(manifest, 'version'),
  };
}

/** The extension's id, as VS Code knows it. */
export function extensionId(): string {
  const { publisher, name } = readManifest();
  return `${publisher}.${name}`;
}

/** The files that a package of the extension holds, relative to the repository. */
export async function packageFiles(): Promise<readonly string[]> {
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  return files.map((file) => file.split(path.sep).join('/')).sort();
}
