/** The messages that this server adds to LSP. Other editors can do without all of them. */
import { NotificationType, NotificationType0, RequestType, RequestType0 } from 'vscode-languageserver-protocol';
import type { AnswerValue } from '../answers/types.ts';
import type { Overview } from '../features/overview-types.ts';
import type { PracticeDetails, Questions } from '../features/practice-types.ts';
import type { Level } from '../model/types.ts';

/** Client to server: the snapshot that the side panel shows, of the scope that was selected last. */
export const overviewRequest = new RequestType0<Overview, void>('cnmaturity/overview');

/** Client to server: shows another scope from now on. The overview of an unknown one is that of the whole until there is such a scope. */
export const selectScopeRequest = new RequestType<{ readonly scope: string }, Overview, void>('cnmaturity/selectScope');

/** Client to server: a practice and all that is behind its status, in the selected scope unless one is named; null for an unknown id. */
export const practiceRequest = new RequestType<{ readonly practice: string; readonly scope?: string }, PracticeDetails | null, void>(
  'cnmaturity/practice',
);

/** Client to server: what people are asked, up to a level: unless named, the one that the scope works on. */
export const questionsRequest = new RequestType<{ readonly scope?: string; readonly upTo?: Level }, Questions, void>(
  'cnmaturity/questions',
);

export interface AnswerParams {
  /** A practice; or a section or `ai` (all sections on AI), which can only be `not-applicable`. */
  readonly id: string;
  /** `remove` takes the answer out. */
  readonly answer: AnswerValue | 'remove';
  /** Takes the place of an earlier note; without it there is none. */
  readonly note?: string;
  /** Decides which folder's file the answer goes to; unless named, the selected one. */
  readonly scope?: string;
}

/** A message says what a person can do about it. `uri` is the file, which the client may want to save. */
export type AnswerResult =
  { readonly kept: true; readonly uri: string; readonly path: string } | { readonly kept: false; readonly message: string };

/**
 * Client to server: keeps an answer. The server edits the answers file through `workspace/applyEdit`, so that the edit can be undone,
 * and answers when the client has applied it. The overview changes a moment later.
 */
export const answerRequest = new RequestType<AnswerParams, AnswerResult, void>('cnmaturity/answer');

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
  /** "Level 2 (Operate), 68 %": empty while nothing was judged. Of the whole workspace, whatever scope is selected. */
  readonly summary: string;
  /** The model that the level is one of; servers always send it. */
  readonly model?: { readonly version: string; readonly date: string };
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

/** `fixed` findings in so many files. */
export type FixResult =
  { readonly done: true; readonly fixed: number; readonly files: number } | { readonly done: false; readonly message: string };

/**
 * Client to server: mends all findings of a practice in the scope whose fix needs no judgement, through one `workspace/applyEdit`.
 * Nothing is saved: people look at it first. Answers when the client has applied it.
 */
export const fixPracticeRequest = new RequestType<{ readonly practice: string; readonly scope?: string }, FixResult, void>(
  'cnmaturity/fixPractice',
);

export type { PracticeDetails, Question, Questions } from '../features/practice-types.ts';
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
