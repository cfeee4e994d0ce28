/** A folder with all below it, for file systems without a search. */

/** What a folder holds of what is wanted. */
export interface FolderContent<F> {
  readonly files: readonly F[];
  readonly folders: readonly F[];
}

/** How folders are read, and when that ends. */
export interface FolderReader<F> {
  /** Rejects where the folder cannot be read. */
  read(folder: F): Promise<FolderContent<F>>;
  /** Told of folders below that cannot be read; the others are. */
  passedOver(folder: F, error: unknown): void;
  isCancelled(): boolean;
}

/** The files of a folder and of those below it, up to so many. Rejects where the folder itself cannot be read. */
export async function filesBelow<F>(root: F, most: number, reader: FolderReader<F>): Promise<readonly F[]> {
  const { files, folders } = await reader.read(root);
  const found = [...files];
  const waiting = [...folders];
  for (let next = waiting.pop(); next !== undefined && !reader.isCancelled() && found.length < most; next = waiting.pop()) {
    const content = await contentOf(next, reader);
    found.push(...content.files);
    waiting.push(...content.folders);
  }
  return found.slice(0, most);
}

async function contentOf<F>(folder: F, reader: FolderReader<F>): Promise<FolderContent<F>> {
  try {
    return await reader.read(folder);
  } catch (error) {
    reader.passedOver(folder, error);
    return { files: [], folders: [] };
  }
}
