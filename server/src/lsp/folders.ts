/** Workspace folders, their settings and what belongs to them. */
import { FolderFilter } from '../files/filter.ts';
import { decodeSegment, folderUri, relativePath } from '../files/uri.ts';
import type { SignalFile } from '../signals/find.ts';
import { defaultSettings } from './settings.ts';
import type { Settings } from './settings.ts';

export interface Folder {
  readonly uri: string;
  /** As the client spells it. */
  readonly clientUri: string;
  readonly name: string;
  settings: Settings;
  /** What the answers file leaves out. */
  excluded: readonly string[];
  /** Known once the folder was walked. */
  filter: FolderFilter | undefined;
}

export class Folders {
  #list: readonly Folder[] = [];
  #isStale = false;
  /** What holds outside of all folders. */
  loose: Settings = defaultSettings;

  get all(): readonly Folder[] {
    return this.#list;
  }

  set(folders: readonly { readonly uri: string; readonly name: string }[]): void {
    this.#list = folders.map(({ uri, name }) => {
      const canonical = folderUri(uri);
      const known = this.#list.find((folder) => folder.uri === canonical);
      return known ?? { uri: canonical, clientUri: uri, name, settings: this.loose, excluded: [], filter: undefined };
    });
  }

  /** Takes in what the answers files leave out; the next walk goes by it. */
  exclude(patternsOf: (folder: string) => readonly string[]): void {
    for (const folder of this.#list) {
      const patterns = patternsOf(folder.uri);
      if (JSON.stringify(patterns) === JSON.stringify(folder.excluded)) continue;
      folder.excluded = patterns;
      this.#isStale = true;
    }
  }

  /** A walk begins, by what is left out now. */
  walks(): void {
    this.#isStale = false;
  }

  /** Whether the answers files leave out other files than they did when the folders were walked. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /** The innermost folder that holds a file. */
  of(uri: string): Folder | undefined {
    let best: Folder | undefined;
    for (const folder of this.#list) {
      if (uri.startsWith(`${folder.uri}/`) && folder.uri.length > (best?.uri.length ?? -1)) best = folder;
    }
    return best;
  }

  settingsOf(uri: string): Settings {
    return this.of(uri)?.settings ?? this.loose;
  }

  /** Whether a file is one of the workspace's, or one that stands alone. */
  belongs(uri: string): boolean {
    const folder = this.of(uri);
    if (!folder) return true;
    return (folder.filter ?? new FolderFilter(folder.uri, patternsOf(folder))).includes(uri);
  }

  /** A file with its path in the innermost folder; one that stands alone with its name. */
  placed(uri: string): SignalFile {
    const folder = this.of(uri);
    return { uri, path: (folder && relativePath(folder.uri, uri)) ?? decodeSegment(uri.slice(uri.lastIndexOf('/') + 1)) };
  }

  pathOf(uri: string): string {
    const folder = this.of(uri);
    const path = folder && relativePath(folder.uri, uri);
    if (path === undefined || folder === undefined) return decodeSegment(uri.slice(uri.lastIndexOf('/') + 1));
    return this.#list.length > 1 ? `${folder.name}/${path}` : path;
  }
}

/** What the settings and the answers file of a folder leave out. */
export function patternsOf({ settings, excluded }: Folder): readonly string[] {
  return [...settings.exclude, ...excluded];
}
