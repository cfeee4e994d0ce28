import type { FileSystem } from '../files/file-system.ts';
import type { Terminal } from './terminal.ts';
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
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Creates the folders that it lacks. Rejects when it cannot be written. */
  writeFile(uri: string, text: string): Promise<void>;
  /** Undefined where no person sits at a terminal. */
  openTerminal(): Terminal | undefined;
  /** The bytes of a WebAssembly file; asked for only when there is HCL to read. */
  loadAsset(name: HclAsset): Promise<Uint8Array>;
}
