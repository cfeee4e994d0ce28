/** The paths of the command line, checked before anything is scanned. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderUri } from '../files/uri.ts';
import { messageOf } from '../files/work.ts';
import { UsageError } from './exit-code.ts';

export interface Root {
  readonly kind: 'file' | 'folder';
  /** Absolute, in the spelling of the system. */
  readonly path: string;
  readonly uri: string;
}

/** Rejects with a `UsageError` that names the path which cannot be read. */
export async function resolveRoots(paths: readonly string[], cwd: string): Promise<readonly Root[]> {
  const roots = await Promise.all(paths.map(async (path) => resolveRoot(path, cwd)));
  const unique = new Map(roots.map((root) => [root.uri, root]));
  return [...unique.values()];
}

async function resolveRoot(given: string, cwd: string): Promise<Root> {
  if (given === '') throw new UsageError('A path is empty.');
  const path = resolve(cwd, given);
  const kind = await kindOf(path, given);
  return { kind, path, uri: folderUri(pathToFileURL(path).href) };
}

async function kindOf(path: string, given: string): Promise<Root['kind']> {
  try {
    const stats = await stat(path);
    await access(path, constants.R_OK);
    if (stats.isFile()) return 'file';
    if (stats.isDirectory()) return 'folder';
  } catch (error) {
    throw new UsageError(isMissing(error) ? `No such file or folder: ${given}` : `${given} cannot be read: ${messageOf(error)}`);
  }
  throw new UsageError(`${given} is neither a file nor a folder.`);
}

export async function isFolder(path: string, cwd: string): Promise<boolean> {
  if (path === '') return false;
  try {
    return (await stat(resolve(cwd, path))).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw new UsageError(`${path} cannot be read: ${messageOf(error)}`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
