/** The server's life as the rest of the client sees it, and what it is asked. */
import { type Disposable, EventEmitter, type LogOutputChannel, type Uri } from 'vscode';
import type { BaseLanguageClient, CancellationToken, ErrorHandler, LanguageClientOptions } from 'vscode-languageclient';
import type { FindingList, FindingQuery } from '../../server/src/features/finding-list-types.ts';
import type { HistoryView } from '../../server/src/features/history/types.ts';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails, Questions } from '../../server/src/features/practice-types.ts';
import type { Proposal } from '../../server/src/features/proposal.ts';
import type { Level } from '../../server/src/model/types.ts';
import {
  type AnswerParams,
  answerRequest,
  type AnswerResult,
  findingsRequest,
  fixPracticeRequest,
  type FixResult,
  guidanceRequest,
  historyRequest,
  overviewChanged,
  overviewRequest,
  type OwnRequest,
  practiceRequest,
  type ProposeParams,
  proposeRequest,
  questionsRequest,
  rescanRequest,
  type ScanStatus,
  selectScopeRequest,
  statusChanged,
} from '../../server/src/lsp/protocol.ts';
import { answerFileRequests } from './files.ts';
import type { ServerState } from './server-state.ts';

/** Makes the client that suits where the extension runs. */
export type CreateClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

export class Session implements Disposable {
  readonly #create: CreateClient;
  readonly #extensionUri: Uri;
  readonly #log: LogOutputChannel;
  readonly #stateEmitter = new EventEmitter<ServerState>();
  readonly #statusEmitter = new EventEmitter<ScanStatus>();
  readonly #overviewEmitter = new EventEmitter<void>();
  #client: BaseLanguageClient | undefined;
  #started: Promise<void> = Promise.resolve();
  #state: ServerState = 'starting';
  #scope: string | undefined;
  #restarting = false;
  #restarts: Promise<void> = Promise.resolve();

  readonly onState = this.#stateEmitter.event;
  readonly onStatus = this.#statusEmitter.event;
  /** The overview is another one now. */
  readonly onOverview = this.#overviewEmitter.event;

  /** `scope` is the part of the workspace that was looked at last; undefined for the whole. */
  constructor(extensionUri: Uri, log: LogOutputChannel, create: CreateClient, scope: string | undefined) {
    this.#extensionUri = extensionUri;
    this.#log = log;
    this.#create = create;
    this.#scope = scope;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Starts the server. A failure is logged and shows in the state. */
  start(): Promise<void> {
    this.#started = this.#startNew();
    return this.#started;
  }

  /** Ends the server, whatever state it is in, and starts a new one. Who asks while that goes on gets another one, when it is done. */
  restart(): Promise<void> {
    this.#restarts = this.#restarts.then(() => this.#restartNow());
    return this.#restarts;
  }

  /** Between the two it is starting, not stopped. */
  async #restartNow(): Promise<void> {
    this.#restarting = true;
    try {
      await this.stop();
    } finally {
      this.#restarting = false;
    }
    await this.start();
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    await this.#started;
    const client = this.#client;
    this.#client = undefined;
    if (client === undefined) return;
    try {
      await client.dispose();
    } catch (error) {
      this.#log.warn(`The server did not stop in an orderly way: ${String(error)}`);
    }
  }

  /** The snapshot that the panel shows. */
  async overview(): Promise<Overview> {
    return this.#ask(overviewRequest, undefined);
  }

  /** Looks at another part of the workspace from now on, with servers that are started later too. */
  async selectScope(scope: string): Promise<Overview> {
    this.#scope = scope;
    return this.#ask(selectScopeRequest, { scope });
  }

  /** All that is behind a practice's status, or null where the id is unknown. */
  async practice(practice: string): Promise<PracticeDetails | null> {
    return this.#ask(practiceRequest, { practice });
  }

  /** What people are asked, up to a level: unless named, the one being worked on. */
  async questions(upTo: Level | undefined): Promise<Questions> {
    return this.#ask(questionsRequest, upTo === undefined ? {} : { upTo });
  }

  /** Has the server write an answer into the answers file. */
  async answer(params: AnswerParams): Promise<AnswerResult> {
    return this.#ask(answerRequest, params);
  }

  /** Has the server fix all of a practice that needs no judgement; with a preview of it first. */
  async fixPractice(practice: string, preview: boolean): Promise<FixResult> {
    return this.#ask(fixPracticeRequest, { practice, preview });
  }

  /** Open findings, counted by rule, and the first places of them. */
  async findings(query: FindingQuery): Promise<FindingList> {
    return this.#ask(findingsRequest, query);
  }

  /** What fixes of a rule's findings in a file would change. */
  async propose(params: ProposeParams): Promise<readonly Proposal[]> {
    return this.#ask(proposeRequest, params);
  }

  /** Where the folder that is looked at stood in the past. */
  async history(): Promise<HistoryView> {
    return this.#ask(historyRequest, undefined);
  }

  /** Reads all files again; done when the promise is. */
  async rescan(token: CancellationToken): Promise<void> {
    await this.#ask(rescanRequest, undefined, token);
  }

  /** Guidance as Markdown, or null where the id is unknown. */
  async guidance(id: string, token: CancellationToken): Promise<string | null> {
    return this.#ask(guidanceRequest, { id }, token);
  }

  dispose(): void {
    for (const emitter of [this.#stateEmitter, this.#statusEmitter, this.#overviewEmitter]) emitter.dispose();
  }

  async #startNew(): Promise<void> {
    // The protocol takes longer to load than all the rest: the editor need not wait for it.
    await new Promise((resolve) => setTimeout(resolve));
    const { clientOptions, serverStateOf } = await import('./language-client.ts');
    let fallback: ErrorHandler | undefined;
    // A crash shows in the panel and the status; nobody asked for a notification.
    const client = await this.#create(
      clientOptions(this.#extensionUri, this.#log, {
        error: async (error, message, count) => ({ ...(await handler().error(error, message, count)), handled: true }),
        closed: async () => ({ ...(await handler().closed()), handled: true }),
      }),
    );
    const handler = (): ErrorHandler => (fallback ??= client.createDefaultErrorHandler());
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.#client) this.#become(serverStateOf(newState));
    });
    client.onNotification(statusChanged.method, (status: ScanStatus) => {
      this.#statusEmitter.fire(status);
    });
    client.onNotification(overviewChanged.method, () => {
      this.#overviewEmitter.fire();
    });
    answerFileRequests(client);
    this.#become('starting');
    try {
      await client.start();
      if (this.#scope !== undefined) await client.sendRequest(selectScopeRequest.method, { scope: this.#scope });
    } catch (error) {
      this.#log.error(`The server did not start: ${String(error)}`);
      this.#become('stopped');
    }
  }

  #become(state: ServerState): void {
    const next = state === 'stopped' && this.#restarting ? 'starting' : state;
    if (next === this.#state) return;
    this.#state = next;
    this.#stateEmitter.fire(next);
  }

  async #ask<P, R>({ method }: OwnRequest<P, R>, params: P, token?: CancellationToken): Promise<R> {
    const client = await this.#ready();
    return params === undefined ? client.sendRequest<R>(method, token) : client.sendRequest<R>(method, params, token);
  }

  async #ready(): Promise<BaseLanguageClient> {
    await this.#started;
    if (this.#client === undefined || this.#state === 'stopped') throw new Error('The language server is not running.');
    return this.#client;
  }
}
