/** Editors may tell only of a new folder, not of what was put into it at once. */
import type { DirectoryEntry, FileSystem } from '../files/file-system.ts';
import { childUri } from '../files/uri.ts';

export interface NewFolders {
  readonly filesOf: (uri: string) => FileSystem;
  /** Whether something of that path would be one of the workspace's. */
  readonly belongs: (uri: string) => boolean;
}

/** The files below those of the created that are folders; undefined where there are more than `limit`. */
export async function filesBelow(
  created: readonly string[],
  { filesOf, belongs }: NewFolders,
  limit: number,
): Promise<readonly string[] | undefined> {
  const found: string[] = [];
  const waiting = [...created];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const { name, kind } of await entriesOf(folder, filesOf(folder))) {
      const uri = childUri(folder, name);
      if (!belongs(kind === 'folder' ? childUri(uri, 'x.yaml') : uri)) continue;
      if (kind === 'folder') waiting.push(uri);
      else if (kind === 'file') found.push(uri);
      if (found.length + waiting.length > limit) return undefined;
    }
  }
  return found;
}

/** None of what is no folder, or is gone by now. */
async function entriesOf(uri: string, files: FileSystem): Promise<readonly DirectoryEntry[]> {
  return files.readDirectory(uri).catch(() => []);
}
