/** Paths within URIs: always `/`, never outside the scheme and host. */
import { resolvedUri } from '../files/uri.ts';

/** The folder of a file or folder, without the last slash. */
export function parentOf(uri: string): string {
  return uri.slice(0, Math.max(uri.lastIndexOf('/'), 0));
}

/** A relative path as written in a file of that folder; undefined for URLs and absolute paths. */
export function join(folder: string, path: string): string | undefined {
  if (path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined;
  return resolvedUri(folder, path);
}
