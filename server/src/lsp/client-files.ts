/** The file system as the client sees it, for virtual workspaces and the browser. */
import type { Connection } from 'vscode-languageserver';
import type { DirectoryEntry, FileSystem, FileText } from '../files/file-system.ts';
import { canonicalUri, decodeSegment, folderUri } from '../files/uri.ts';
import { messageOf } from '../files/work.ts';
import { say } from '../texts/texts.ts';
import { ask } from './ask.ts';
import { listFilesRequest, readFileRequest } from './protocol.ts';

/** Lists a folder once, as a whole, and answers for those below from the list. */
export class ClientFiles implements FileSystem {
  readonly partial = true;
  readonly #connection: Connection;
  readonly #folders = new Map<string, Map<string, DirectoryEntry>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async readDirectory(uri: string): Promise<readonly DirectoryEntry[]> {
    const known = this.#folders.get(uri);
    if (known) return [...known.values()];
    const files = await ask(this.#connection, listFilesRequest, { folder: uri });
    const root = folderUri(uri);
    this.#folders.set(root, new Map());
    for (const file of files) this.#add(root, canonicalUri(file));
    return [...(this.#folders.get(root)?.values() ?? [])];
  }

  async readFile(uri: string, limit: number): Promise<FileText> {
    try {
      return await ask(this.#connection, readFileRequest, { uri, limit });
    } catch (error) {
      return { error: say`It cannot be read: ${messageOf(error)}` };
    }
  }

  #add(root: string, file: string): void {
    if (!file.startsWith(`${root}/`)) return;
    const segments = file.slice(root.length + 1).split('/');
    let folder = root;
    segments.forEach((segment, index) => {
      const name = decodeSegment(segment);
      const entries = this.#folders.get(folder) ?? new Map<string, DirectoryEntry>();
      this.#folders.set(folder, entries);
      if (!entries.has(name)) entries.set(name, { name, kind: index < segments.length - 1 ? 'folder' : 'file' });
      folder = `${folder}/${segment}`;
    });
  }
}
