/** The messages that this server adds to LSP. Other editors can do without all of them. */
import { NotificationType, NotificationType0, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { Overview } from '../features/overview-types.ts';

/** Client to server: the snapshot that the side panel shows. */
export const overviewRequest = new RequestType0<Overview, void>('cnmaturity/overview');

/** Client to server: read all files again. Answers when done. */
export const rescanRequest = new RequestType0<void, void>('cnmaturity/rescan');

/** Client to server: the guidance on a rule, practice or section as Markdown; null for an unknown id. */
export const guidanceRequest = new RequestType<{ readonly id: string }, string | null, void>('cnmaturity/guidance');

/** Server to client: the overview has changed; ask again when it is shown. Sent at most a few times a second. */
export const overviewChanged = new NotificationType0('cnmaturity/overviewChanged');

export interface ScanStatus {
  readonly state: 'scanning' | 'ready';
  /** Files read so far, and all that were found. */
  readonly done: number;
  readonly total: number;
  /** "Level 2 (Operate), 68 %": empty while nothing was judged. */
  readonly summary: string;
  readonly skipped: number;
}

/** Server to client: progress of the scan and the level, for status items. */
export const statusChanged = new NotificationType<ScanStatus>('cnmaturity/status');

/** Server to client, only where the server cannot read files itself (virtual workspaces, the browser). */
export const listFilesRequest = new RequestType<{ readonly folder: string }, readonly string[], void>('cnmaturity/listFiles');
export const readFileRequest = new RequestType<
  { readonly uri: string; readonly limit: number },
  { readonly text: string } | { readonly error: string },
  void
>('cnmaturity/readFile');

export { clientCommands } from '../features/client-commands.ts';
export type { ShownPlace } from '../features/client-commands.ts';

/** What a client may say when it starts the server; all of it optional. */
export interface InitializationOptions {
  /** Where the grammars are (`*.wasm`), for a server without a file system. */
  readonly wasmBaseUri?: string;
  /** The client has the commands of `clientCommands`: without them lenses only show and actions leave out the guidance. */
  readonly commands?: boolean;
  /** Settings for clients without `workspace/configuration`. */
  readonly settings?: unknown;
}
