/** What this program needs of a file system; each host brings its own. URIs are in the spelling of `canonicalUri`. */

export type EntryKind = 'file' | 'folder' | 'other';

export interface DirectoryEntry {
  readonly name: string;
  /** Links are `other`: what they point to is read where it stands, and loops cannot happen. */
  readonly kind: EntryKind;
}

/** The text of a file, or why there is none: too large, not text, not readable. */
export type FileText = { readonly text: string } | { readonly error: string };

export interface FileSystem {
  /** It lists only files that are read: that another is not listed says nothing. */
  readonly partial?: boolean;
  /** Rejects when the folder cannot be read. */
  readDirectory(uri: string): Promise<readonly DirectoryEntry[]>;
  /** Never rejects. `limit` is in bytes. */
  readFile(uri: string, limit: number): Promise<FileText>;
}

/** A file or folder that was left out, and why, for people. */
export interface Skipped {
  readonly uri: string;
  readonly reason: string;
}
