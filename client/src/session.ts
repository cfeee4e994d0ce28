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
import {
  guidanceRequest,
  overviewChanged,
  overviewRequest,
  rescanRequest,
  type ScanStatus,
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

  readonly onState = this.#stateEmitter.event;
  readonly onStatus = this.#statusEmitter.event;
  /** The overview is another one now. */
  readonly onOverview = this.#overviewEmitter.event;

  constructor(extensionUri: Uri, log: LogOutputChannel, create: CreateClient) {
    this.#extensionUri = extensionUri;
    this.#log = log;
    this.#create = create;
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
