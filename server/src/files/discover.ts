/** Walks a folder for the files that may matter. Nothing but `.gitignore` files is read. */
import { say } from '../texts/texts.ts';
import type { FileSystem, Skipped } from './file-system.ts';
import { FolderFilter } from './filter.ts';
import { formatOf } from './kind.ts';
import type { FileFormat } from './kind.ts';
import { childUri, folderUri } from './uri.ts';
import { messageOf, mapLimited } from './work.ts';

export interface DiscoverOptions {
  /** Glob patterns of paths below the folder. */
  readonly exclude: readonly string[];
  /** No more files than this; the rest is named in `skipped` as one. */
  readonly maxFiles: number;
  readonly signal?: AbortSignal;
}

export interface FoundFile {
  readonly uri: string;
  readonly format: FileFormat;
}

export interface Discovery {
  /** Sorted by URI. */
  readonly files: readonly FoundFile[];
  /** URIs of all other files, sorted: that they are there may say something. No more than `maxPaths`. */
  readonly paths: readonly string[];
  /** URIs of links, which are not followed. */
  readonly links: readonly string[];
  /** False where some files may be left out: there are too many, or the file system does not list all. */
  readonly complete: boolean;
  readonly skipped: readonly Skipped[];
  /** Says of files that turn up later whether they belong. */
  readonly filter: FolderFilter;
}

/** Folders that are read at the same time. */
const width = 16;
const ignoreFileLimit = 1024 * 1024;
/** Beyond it, files that nobody reads are not kept in mind either. */
const maxPaths = 100_000;

interface Folder {
  readonly uri: string;
  /** Below the root, '' for the root itself. */
  readonly path: string;
}

/** Rejects only when `signal` is aborted. */
export async function discover(files: FileSystem, root: string, options: DiscoverOptions): Promise<Discovery> {
  const uri = folderUri(root);
  const filter = new FolderFilter(uri, options.exclude);
  const found: FoundFile[] = [];
  const paths: string[] = [];
  const links: string[] = [];
  const skipped: Skipped[] = [];
  let level: readonly Folder[] = [{ uri, path: '' }];
  while (level.length > 0) {
    const below: Folder[] = [];
    await mapLimited(level, width, async (folder) => {
      options.signal?.throwIfAborted();
      await visit(folder, { files, filter, found, paths, links, skipped, below });
    });
    level = below;
  }
  found.sort((a, b) => (a.uri < b.uri ? -1 : 1));
  const surplus = found[options.maxFiles];
  if (surplus) {
    const rest = found.length - options.maxFiles;
    skipped.push({
      uri: surplus.uri,
      reason: say`More than ${String(options.maxFiles)} files: this and ${String(rest - 1)} more were not read.`,
    });
    found.length = options.maxFiles;
  }
  return {
    files: found,
    paths: paths.sort(),
    links,
    complete: !surplus && paths.length < maxPaths && files.partial !== true,
    skipped,
    filter,
  };
}

interface Walk {
  readonly files: FileSystem;
  readonly filter: FolderFilter;
  readonly found: FoundFile[];
  readonly paths: string[];
  readonly links: string[];
  readonly skipped: Skipped[];
  readonly below: Folder[];
}

async function visit({ uri, path }: Folder, walk: Walk): Promise<void> {
  let entries;
  try {
    entries = await walk.files.readDirectory(uri);
  } catch (error) {
    walk.skipped.push({ uri, reason: say`The folder cannot be read: ${messageOf(error)}` });
    return;
  }
  if (entries.some(({ name, kind }) => name === '.gitignore' && kind === 'file')) {
    const rules = await walk.files.readFile(childUri(uri, '.gitignore'), ignoreFileLimit);
    if ('text' in rules) walk.filter.addIgnoreFile(path, rules.text);
    else walk.skipped.push({ uri: childUri(uri, '.gitignore'), reason: rules.error });
  }
  for (const { name, kind } of entries) {
    const own = path === '' ? name : `${path}/${name}`;
    if (kind === 'folder') {
      if (walk.filter.includesFolder(own, name)) walk.below.push({ uri: childUri(uri, name), path: own });
    } else if (kind === 'file') {
      const format = formatOf(name);
      if (!format && walk.paths.length >= maxPaths) continue;
      if (!walk.filter.includesFile(own)) continue;
      if (format) walk.found.push({ uri: childUri(uri, name), format });
      else walk.paths.push(childUri(uri, name));
    } else walk.links.push(childUri(uri, name));
  }
}
