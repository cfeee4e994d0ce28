/** The messages that this server adds to LSP. Other editors can do without all of them. */
import type { AnswerValue } from '../answers/types.ts';
import type { FindingList, FindingQuery } from '../features/finding-list-types.ts';
import type { HistoryView } from '../features/history/types.ts';
import type { Overview } from '../features/overview-types.ts';
import type { PracticeDetails, Questions } from '../features/practice-types.ts';
import type { Proposal } from '../features/proposal.ts';
import type { Level } from '../model/types.ts';

/** A request by its name. The types are for those who send and answer it: nothing of the protocol is loaded for a name. */
export interface OwnRequest<P, R> {
  readonly method: string;
  /** Never set. */
  readonly types?: (params: P) => R;
}

export interface OwnNotification<P> {
  readonly method: string;
  /** Never set. */
  readonly types?: (params: P) => void;
}

function request<P, R>(method: string): OwnRequest<P, R> {
  return { method };
}

function notification<P>(method: string): OwnNotification<P> {
  return { method };
}

/** Client to server: the snapshot that the side panel shows, of the scope that was selected last. */
export const overviewRequest = request<undefined, Overview>('cnmaturity/overview');

/** Client to server: shows another scope from now on. The overview of an unknown one is that of the whole until there is such a scope. */
export const selectScopeRequest = request<{ readonly scope: string }, Overview>('cnmaturity/selectScope');

/** Client to server: a practice and all that is behind its status, in the selected scope unless one is named; null for an unknown id. */
export const practiceRequest = request<{ readonly practice: string; readonly scope?: string }, PracticeDetails | null>(
  'cnmaturity/practice',
);

/** Client to server: what people are asked, up to a level: unless named, the one that the scope works on. */
export const questionsRequest = request<{ readonly scope?: string; readonly upTo?: Level }, Questions>('cnmaturity/questions');

/** Client to server: what the history file of the selected scope's folder says, and what recording today would add to it. */
export const historyRequest = request<undefined, HistoryView>('cnmaturity/history');

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
export const answerRequest = request<AnswerParams, AnswerResult>('cnmaturity/answer');

/** Client to server: read all files again. Answers when done, or when the request is cancelled: then what was read so far is new. */
export const rescanRequest = request<undefined, undefined>('cnmaturity/rescan');

/** Client to server: the guidance on a rule, practice or section as Markdown; null for an unknown id. */
export const guidanceRequest = request<{ readonly id: string }, string | null>('cnmaturity/guidance');

/** Client to server: open findings, counted by rule, and the first places of them. */
export const findingsRequest = request<FindingQuery, FindingList>('cnmaturity/findings');

export interface ProposeParams {
  /** The file, as the client spells it. */
  readonly uri: string;
  readonly rule: string;
  /** Only what starts on this line, 0-based. */
  readonly line?: number;
}

/** Client to server: what fixes of a rule's findings in a file would change. Nothing is edited; empty where nothing is found. */
export const proposeRequest = request<ProposeParams, readonly Proposal[]>('cnmaturity/propose');

/** Server to client: the overview has changed; ask again when it is shown. Sent at most a few times a second. */
export const overviewChanged = notification<undefined>('cnmaturity/overviewChanged');

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
export const statusChanged = notification<ScanStatus>('cnmaturity/status');

/** Server to client, only where the server cannot read files itself (virtual workspaces, the browser). */
export const listFilesRequest = request<{ readonly folder: string }, readonly string[]>('cnmaturity/listFiles');
export const readFileRequest = request<
  { readonly uri: string; readonly limit: number },
  { readonly text: string } | { readonly error: string }
>('cnmaturity/readFile');

export interface FixPracticeParams {
  readonly practice: string;
  readonly scope?: string;
  /** The client shows all edits first, and makes those that a person leaves in. */
  readonly preview?: boolean;
}

/** `fixed` findings in so many files. */
export type FixResult =
  /** Of a preview `fixed` is what was proposed: a person may have taken less. */
  | { readonly done: true; readonly fixed: number; readonly files: number; readonly previewed?: true }
  /** `discarded`: it was shown, and nobody wanted it. */
  | { readonly done: false; readonly message: string; readonly discarded?: true };

/**
 * Client to server: mends all findings of a practice in the scope whose fix needs no judgement, through one `workspace/applyEdit`.
 * Nothing is saved: people look at it first; with `preview` before any editor shows it. Answers when the client has applied it.
 */
export const fixPracticeRequest = request<FixPracticeParams, FixResult>('cnmaturity/fixPractice');

export type { PracticeDetails, Question, Questions } from '../features/practice-types.ts';
export { clientCommands } from '../features/client-commands.ts';
export type { ShownPlace } from '../features/client-commands.ts';

/**
 * What another extension of the client does for YAML files by the schemas that ours brings along. The server leaves that part of the answers
 * file and of rule files to it, so that nothing is said twice, and keeps what no schema can say.
 */
export interface SchemaSupport {
  readonly validation?: boolean;
  readonly completion?: boolean;
  readonly hover?: boolean;
}

/** What a client may say when it starts the server; all of it optional. */
export interface InitializationOptions {
  /** Where the grammars are (`*.wasm`), for a server without a file system. */
  readonly wasmBaseUri?: string;
  /** The client has the commands of `clientCommands`: without them lenses only show and actions leave out the guidance. */
  readonly commands?: boolean;
  /** Settings for clients without `workspace/configuration`. */
  readonly settings?: unknown;
  /** Unless given, nobody else looks at these files. */
  readonly yamlSchemas?: SchemaSupport;
}
