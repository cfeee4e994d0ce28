/** The files around a kustomization, by the paths that it names them with. */
import { resolvedUri } from '../../files/uri.ts';

export interface KustomizeFiles {
  /** The text of a file by URI; undefined when there is none. */
  text(uri: string): string | undefined;
  isFolder(uri: string): boolean;
}

/** Files relative to a folder; everything asked for is noted. */
export class Files {
  readonly folder: string;
  readonly #files: KustomizeFiles;
  readonly #inputs: Set<string>;

  constructor(folder: string, files: KustomizeFiles, inputs: Set<string>) {
    this.folder = folder;
    this.#files = files;
    this.#inputs = inputs;
  }

  in(folder: string): Files {
    return new Files(folder, this.#files, this.#inputs);
  }

  /** A path as written; undefined for URLs, absolute paths and folders. */
  read(path: string): { readonly uri: string; readonly text: string } | undefined {
    const uri = resolvePath(this.folder, path);
    return uri === undefined ? undefined : this.readUri(uri);
  }

  readUri(uri: string): { readonly uri: string; readonly text: string } | undefined {
    const text = this.#files.text(uri);
    if (text === undefined) return undefined;
    this.#inputs.add(uri);
    return { uri, text };
  }

  /** The kustomization of a folder named by a path. */
  kustomization(path: string): string | undefined {
    const folder = resolvePath(this.folder, path);
    return folder === undefined || !this.#files.isFolder(folder) ? undefined : kustomizationIn(folder, this.#files);
  }
}

export const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

export function kustomizationIn(folder: string, files: KustomizeFiles): string | undefined {
  return kustomizationNames.map((name) => `${folder}/${name}`).find((uri) => files.text(uri) !== undefined);
}

export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(uri.lastIndexOf('/'), 0));
}

export function resolvePath(folder: string, path: string): string | undefined {
  if (path.startsWith('/') || path.includes('?') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined;
  return resolvedUri(folder, path);
}
