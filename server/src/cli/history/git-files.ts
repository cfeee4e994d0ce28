/** A folder as it was at a commit, without a work tree. */
import { decodeText, tooLarge } from '../../files/decode.ts';
import type { DirectoryEntry, EntryKind, FileSystem, FileText } from '../../files/file-system.ts';
import { childUri } from '../../files/uri.ts';
import { messageOf } from '../../files/work.ts';
import type { GitBlobs } from './git-blobs.ts';
import { git } from './git-process.ts';
import type { GitPlace } from './git-process.ts';

interface Blob {
  readonly id: string;
  readonly size: number;
}

/** More files than these are no folder that anybody assesses. */
const mostFiles = 200_000;

/** The files of a tree of git, below a folder's URI. `tree` is what git takes for one, as `<commit>:<path>`. */
export async function gitFiles(tree: string, folder: string, place: GitPlace, blobs: GitBlobs): Promise<FileSystem> {
  const listed = await git(['ls-tree', '-r', '-z', '-l', '--full-tree', tree], place);
  const folders = new Map<string, Map<string, EntryKind>>([[folder, new Map()]]);
  const files = new Map<string, Blob>();
  const entriesOf = (uri: string): Map<string, EntryKind> => {
    const known = folders.get(uri) ?? new Map<string, EntryKind>();
    folders.set(uri, known);
    return known;
  };
  for (const line of listed.split('\0')) {
    const match = /^(\d{6}) (blob|commit) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line);
    if (!match) continue;
    const [, mode = '', , id = '', size = '', path = ''] = match;
    if (files.size >= mostFiles) break;
    const segments = path.split('/');
    const name = segments.pop() ?? '';
    let parent = folder;
    for (const segment of segments) {
      entriesOf(parent).set(segment, 'folder');
      parent = childUri(parent, segment);
    }
    const isFile = mode.startsWith('100');
    entriesOf(parent).set(name, isFile ? 'file' : 'other');
    if (isFile) files.set(childUri(parent, name), { id, size: Number(size) });
  }
  return {
    readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
      const entries = folders.get(uri);
      if (!entries) return Promise.reject(new Error('There was no such folder.'));
      return Promise.resolve([...entries].map(([name, kind]) => ({ name, kind })));
    },
    async readFile(uri: string, limit: number): Promise<FileText> {
      const blob = files.get(uri);
      if (!blob) return { error: 'There was no such file.' };
      if (blob.size > limit) return tooLarge(blob.size, limit);
      try {
        return decodeText(await blobs.read(blob.id));
      } catch (error) {
        return { error: `It cannot be read: ${messageOf(error)}` };
      }
    },
  };
}
