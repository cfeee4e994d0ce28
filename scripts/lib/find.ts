import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Absolute path of the first of these programs that is on PATH. */
export function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const files = names.flatMap((name) => folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending))));
  return files.find(isExecutable);
}

/** The first of these files that can be run. */
export function firstExecutable(files: readonly string[]): string | undefined {
  return files.find(isExecutable);
}
