/** The server's life as the rest of the client sees it, and what it is asked. */
import { type Disposable, EventEmitter, type LogOutputChannel, type Uri } from 'vscode';
import {
  type BaseLanguageClient,
  type CancellationToken,
  type ErrorHandler,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails, Questions } from '../../server/src/features/practice-types.ts';
import type { Level } from '../../server/src/model/types.ts';
import {
  type AnswerParams,
  answerRequest,
  type AnswerResult,
  fixPracticeRequest,
  type FixResult,
  guidanceRequest,
  overviewChanged,
  overviewRequest,
  practiceRequest,
  questionsRequest,
  rescanRequest,
  type ScanStatus,
  selectScopeRequest,
  statusChanged,
} from '../../server/src/lsp/protocol.ts';
import { clientOptions } from './client.ts';
import { answerFileRequests } from './files.ts';

export type ServerState = 'starting' | 'running' | 'stopped';

/** Makes the client that suits where the extension runs. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

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

  /** Ends the server, whatever state it is in, and starts a new one. */
  async restart(): Promise<void> {
    await this.stop();
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
    return (await this.#ready()).sendRequest(overviewRequest);
  }

  /** Looks at another part of the workspace from now on, with servers that are started later too. */
  async selectScope(scope: string): Promise<Overview> {
    this.#scope = scope;
    return (await this.#ready()).sendRequest(selectScopeRequest, { scope });
  }

  /** All that is behind a practice's status, or null where the id is unknown. */
  async practice(practice: string): Promise<PracticeDetails | null> {
    return (await this.#ready()).sendRequest(practiceRequest, { practice });
  }

  /** What people are asked, up to a level: unless named, the one being worked on. */
  async questions(upTo: Level | undefined): Promise<Questions> {
    return (await this.#ready()).sendRequest(questionsRequest, upTo === undefined ? {} : { upTo });
  }

  /** Has the server write an answer into the answers file. */
  async answer(params: AnswerParams): Promise<AnswerResult> {
    return (await this.#ready()).sendRequest(answerRequest, params);
  }

  /** Has the server fix all of a practice that needs no judgement. */
  async fixPractice(practice: string): Promise<FixResult> {
    return (await this.#ready()).sendRequest(fixPracticeRequest, { practice });
  }

  /** Reads all files again; done when the promise is. */
  async rescan(token: CancellationToken): Promise<void> {
    await (await this.#ready()).sendRequest(rescanRequest, token);
  }

  /** Guidance as Markdown, or null where the id is unknown. */
  async guidance(id: string, token: CancellationToken): Promise<string | null> {
    return (await this.#ready()).sendRequest(guidanceRequest, { id }, token);
  }

  dispose(): void {
    for (const emitter of [this.#stateEmitter, this.#statusEmitter, this.#overviewEmitter]) emitter.dispose();
  }

  async #startNew(): Promise<void> {
    let fallback: ErrorHandler | undefined;
    // A crash shows in the panel and the status; nobody asked for a notification.
    const client = this.#create(
      clientOptions(this.#extensionUri, this.#log, {
        error: async (error, message, count) => ({ ...(await handler().error(error, message, count)), handled: true }),
        closed: async () => ({ ...(await handler().closed()), handled: true }),
      }),
    );
    const handler = (): ErrorHandler => (fallback ??= client.createDefaultErrorHandler());
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.#client) this.#become(newState);
    });
    client.onNotification(statusChanged, (status) => {
      this.#statusEmitter.fire(status);
    });
    client.onNotification(overviewChanged, () => {
      this.#overviewEmitter.fire();
    });
    answerFileRequests(client);
    this.#become(State.Starting);
    try {
      await client.start();
      if (this.#scope !== undefined) await client.sendRequest(selectScopeRequest, { scope: this.#scope });
    } catch (error) {
      this.#log.error(`The server did not start: ${String(error)}`);
      this.#become(State.StartFailed);
    }
  }

  #become(state: State): void {
    const next = state === State.Running ? 'running' : state === State.Starting ? 'starting' : 'stopped';
    if (next === this.#state) return;
    this.#state = next;
    this.#stateEmitter.fire(next);
  }

  async #ready(): Promise<BaseLanguageClient> {
    await this.#started;
    if (this.#client === undefined || this.#state === 'stopped') throw new Error('The language server is not running.');
    return this.#client;
  }
}
