/** Which paths below a folder matter: not those of tools, of `.gitignore` or of the user's own patterns. */
import { IgnoreFile } from './gitignore.ts';
import { globMatcher } from './glob.ts';
import { ignoredFolders } from './kind.ts';
import { relativePath } from './uri.ts';

export class FolderFilter {
  readonly root: string;
  readonly #excluded: (path: string) => boolean;
  /** The rules of each folder that has some, by its path below the root ('' for the root). */
  readonly #ignores = new Map<string, IgnoreFile>();

  constructor(root: string, exclude: readonly string[]) {
    this.root = root;
    this.#excluded = matcherOf(exclude);
  }

  /** Takes in the `.gitignore` of a folder. */
  addIgnoreFile(folder: string, text: string): void {
    this.#ignores.set(folder, new IgnoreFile(text));
  }

  /** Whether the walk goes into a folder; those above it are known to be walked. */
  includesFolder(path: string, name: string): boolean {
    return !ignoredFolders.has(name) && !this.#excluded(path) && !this.#excluded(`${path}/`) && !this.#ignored(path, true);
  }

  /** Whether a file is read; the folders above it are known to be walked. */
  includesFile(path: string): boolean {
    return !this.#excluded(path) && !this.#ignored(path, false);
  }

  /** The same for any URI below the root, its folders included. */
  includes(uri: string): boolean {
    const path = relativePath(this.root, uri);
    if (path === undefined) return false;
    const segments = path.split('/');
    for (let depth = 1; depth < segments.length; depth++) {
      if (!this.includesFolder(segments.slice(0, depth).join('/'), segments[depth - 1] ?? '')) return false;
    }
    return this.includesFile(path);
  }

  // The deepest file that has a word on a path decides, as in git.
  #ignored(path: string, isFolder: boolean): boolean {
    if (this.#ignores.size === 0) return false;
    for (let end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
      const folder = end < 0 ? '' : path.slice(0, end);
      const rules = this.#ignores.get(folder);
      if (rules) {
        const below = end < 0 ? path : path.slice(end + 1);
        const word = rules.wordOn(below, isFolder);
        if (word !== undefined) return word === 'ignored';
      }
      if (end < 0) return false;
    }
  }
}

function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const all = patterns.map(globMatcher);
  return (path) => all.some((matches) => matches(path));
}
