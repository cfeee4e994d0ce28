/** What the host gives the server. */
import type { FileSystem } from '../files/file-system.ts';
import type { HclAsset } from '../syntax/hcl/parser.ts';

export interface Environment {
  /** Reads `file:` URIs; without it the client is asked for all files. */
  readonly files: FileSystem | undefined;
  /** The bytes of a grammar. `base` is where the client says they are, if it says so. */
  loadWasm(name: HclAsset, base: string | undefined): Promise<Uint8Array>;
  /** The file with the translation into a language; `base` as above. */
  loadTexts(language: string, base: string | undefined): Promise<string>;
  /** Resolves after the messages that wait have had their turn. */
  yield(): Promise<void>;
}
