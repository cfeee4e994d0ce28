import type { FileSystem } from '../files/file-system.ts';
import type { HclAsset } from '../syntax/hcl/parser.ts';

/** Where text goes; the streams of the process are such. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** What the command line needs of the machine it runs on. */
export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: FileSystem;
  /** The bytes of a WebAssembly file; asked for only when there is HCL to read. */
  loadAsset(name: HclAsset): Promise<Uint8Array>;
}
