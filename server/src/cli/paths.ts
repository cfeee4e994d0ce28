/** File names as reports give them. */
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path from a folder to a file, with forward slashes; the whole path where there is no way between them. */
export function pathFrom(folder: string, uri: string): string {
  const path = relative(folder, fileURLToPath(uri));
  return (path === '' ? '.' : path).split(sep).join('/');
}

/** Sorts by name, the same on every machine. */
export function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return compareTexts(a.file, b.file);
}

/** By UTF-16 units: no locale has a say. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
