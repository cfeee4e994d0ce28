/** The file system of Node. */
import { open, readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeText, tooLarge } from './decode.ts';
import type { DirectoryEntry, EntryKind, FileSystem, FileText } from './file-system.ts';
import { messageOf } from './work.ts';

export const nodeFiles: FileSystem = {
  async readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
    const entries = await readdir(fileURLToPath(`${uri}/`), { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  },

  async readFile(uri: string, limit: number): Promise<FileText> {
    try {
      const handle = await open(fileURLToPath(uri), 'r');
      try {
        const stats = await handle.stat();
        if (!stats.isFile()) return { error: 'Not a plain file.' };
        if (stats.size > limit) return tooLarge(stats.size, limit);
        return decodeText(await handle.readFile());
      } finally {
        await handle.close();
      }
    } catch (error) {
      return { error: `It cannot be read: ${messageOf(error)}` };
    }
  },
};

function kindOf(entry: Dirent): EntryKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
