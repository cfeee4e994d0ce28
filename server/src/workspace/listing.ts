/** Which files and folders there are, the ones that nobody reads included. */
import type { FileFacts } from '../facts/types.ts';
import type { Discovery } from '../files/discover.ts';

/** What is there as far as it was told: `unknown` where nobody has looked. */
export type Presence = 'file' | 'folder' | 'missing' | 'unknown';

/** What a walk through folders has seen. */
export interface Walked {
  /** Whether the walk would have come upon a file of that URI. */
  includes(uri: string): boolean;
  /** All files that it has seen, whether anything is read from them or not. */
  readonly paths: Iterable<string>;
  /** What the walk did not follow. */
  readonly links: Iterable<string>;
}

interface Known {
  readonly includes: (uri: string) => boolean;
  readonly paths: Set<string>;
  readonly links: ReadonlySet<string>;
}

/** What several walks have seen together. */
export function walkedAll(walks: readonly Discovery[]): Walked {
  return {
    includes: (uri) => walks.some(({ complete, filter }) => complete && filter.includes(uri)),
    paths: walks.flatMap(({ paths, files }) => [...paths, ...files.map(({ uri }) => uri)]),
    links: walks.flatMap(({ links }) => links),
  };
}

const none: ReadonlySet<string> = new Set();

export class Listing {
  readonly #files: ReadonlyMap<string, FileFacts>;
  /** Files that are there, and of which nothing is read: too large, or no manifests. */
  readonly #unread = new Set<string>();
  #walked: Known | undefined;
  #folders: ReadonlySet<string> | undefined;

  /** `files` is the live map of the workspace. */
  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.#files = files;
  }

  set(walked: Walked): void {
    // The walk has seen all that is there now.
    this.#unread.clear();
    this.#walked = { includes: (uri) => walked.includes(uri), paths: new Set(walked.paths), links: new Set(walked.links) };
    this.#folders = undefined;
  }

  /** Says whether a file that is not read is there. False if that was known. */
  setUnread(uri: string, there: boolean): boolean {
    if (this.#unread.has(uri) === there) return false;
    if (there) this.#unread.add(uri);
    else this.#unread.delete(uri);
    this.#folders = undefined;
    return true;
  }

  /** A file came or went since the walk. True when that was not known. */
  tell(uri: string, isThere: boolean): boolean {
    const paths = this.#walked?.paths;
    if (!paths || paths.has(uri) === isThere) return false;
    if (isThere) paths.add(uri);
    else paths.delete(uri);
    this.#folders = undefined;
    return true;
  }

  /** Files came or went. */
  changed(): void {
    this.#folders = undefined;
  }

  /** What was seen, but not followed. */
  get links(): ReadonlySet<string> {
    return this.#walked?.links ?? none;
  }

  presence(uri: string): Presence {
    const plain = uri.replace(/\/$/, '');
    if (this.#files.has(plain) || this.#unread.has(plain) || this.#walked?.paths.has(plain) === true) return 'file';
    if (this.#allFolders.has(plain)) return 'folder';
    return this.#walked?.includes(plain) === true && !isBelow(plain, this.#walked.links) ? 'missing' : 'unknown';
  }

  get #allFolders(): ReadonlySet<string> {
    this.#folders ??= foldersOf([...this.#files.keys(), ...this.#unread, ...(this.#walked?.paths ?? [])]);
    return this.#folders;
  }
}

/** Whether it is a link, or stands behind one. */
function isBelow(uri: string, links: ReadonlySet<string>): boolean {
  if (links.size === 0) return false;
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1)) if (links.has(uri.slice(0, end))) return true;
  return false;
}

/** All folders above the files. */
function foldersOf(uris: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const uri of uris) {
    for (let end = uri.lastIndexOf('/'); end > 0; end = uri.lastIndexOf('/', end - 1)) {
      const folder = uri.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
