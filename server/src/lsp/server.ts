/** What one connection is served by, for as long as it lasts. */
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { CancellationToken, Connection, InitializeParams, WorkspaceFolder } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileSystem } from '../files/file-system.ts';
import { canonicalUri } from '../files/uri.ts';
import { tell } from './ask.ts';
import type { ClientSupport } from './capabilities.ts';
import { ClientFiles } from './client-files.ts';
import { Configuration } from './configuration.ts';
import type { Environment } from './environment.ts';
import { registerFeatures } from './features.ts';
import { registerOwnRequests } from './own-requests.ts';
import { Parsers } from './parsers.ts';
import { overviewChanged } from './protocol.ts';
import type { InitializationOptions } from './protocol.ts';
import { Publisher } from './publisher.ts';
import type { Handlers } from './safely.ts';
import { Scanner } from './scanner.ts';
import { Session } from './session.ts';
import { Status } from './status.ts';
import { Surveyor } from './surveyor.ts';
import { registerInterest, sortChanges, withNewFolders } from './watching.ts';

/** So long after the last change of what is left out it is taken for typed. */
const typingMs = 700;

export class Server {
  readonly connection: Connection;
  readonly handlers: Handlers;
  readonly support: ClientSupport;
  readonly session = new Session();
  readonly publisher: Publisher;
  readonly surveyor: Surveyor;
  readonly #environment: Environment;
  readonly #configuration: Configuration;
  readonly #parsers: Parsers;
  readonly #scanner: Scanner;
  readonly #status: Status;
  readonly #documents = new Map<string, TextDocument>();
  #clientFiles: ClientFiles;
  #revision = 0;
  #generation = 0;
  #scan: Promise<void> | undefined;
  #walkTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    connection: Connection,
    environment: Environment,
    handlers: Handlers,
    support: ClientSupport,
    options: InitializationOptions,
  ) {
    this.connection = connection;
    this.handlers = handlers;
    this.support = support;
    this.#environment = environment;
    this.#parsers = new Parsers(environment, options.wasmBaseUri, handlers);
    this.#clientFiles = new ClientFiles(connection);
    this.publisher = new Publisher(connection, this.session, support, handlers);
    this.#configuration = new Configuration(connection, this.session, support, options.settings);
    this.surveyor = new Surveyor(this.session, () => environment.yield(), {
      // A document that is open before the first scan is no workspace.
      isScanning: () => this.#scan === undefined || this.#scanner.running,
      changed: () => {
        this.#status.tell();
        tell(connection, overviewChanged);
        // Only once everything was judged is it known where their expressions fail.
        if (this.session.organisation.uris().some((uri) => this.session.isOpen(uri))) this.publisher.refreshAll();
      },
      targetChanged: () => {
        this.publisher.refreshAll();
      },
      failed: (error) => {
        handlers.report('assessment', error);
      },
    });
    this.#scanner = new Scanner(this.session, {
      filesOf: (uri) => this.filesOf(uri),
      hclParser: () => this.#parsers.hcl(),
      yield: () => environment.yield(),
      progress: (done, total) => {
        this.#status.progress(done, total);
      },
      missed: (uri, error) => {
        connection.console.log(`${uri} cannot be looked at: ${String(error)}`);
      },
    });
    this.#status = new Status(connection, {
      isRunning: () => this.#scanner.running,
      summary: () => this.surveyor.summary,
      skipped: () => this.session.skipped.size,
    });
  }

  start(params: InitializeParams): void {
    this.session.folders.set(foldersOf(params));
    const { connection, handlers } = this;
    this.#listenToDocuments();
    registerFeatures(this);
    registerOwnRequests(this);
    connection.onInitialized(
      handlers.notification('initialized', async () => {
        if (this.support.workspaceFolders) {
          connection.workspace.onDidChangeWorkspaceFolders(
            handlers.notification('folders', async (event) => {
              const gone = new Set(event.removed.map(({ uri }) => uri));
              const kept = this.session.folders.all
                .filter(({ clientUri }) => !gone.has(clientUri))
                .map(({ clientUri: uri, name }) => ({ uri, name }));
              this.session.folders.set([...kept, ...event.added]);
              await this.#configuration.load();
              await this.rescan();
            }),
          );
        }
        // A client that refuses either is served all the same.
        await handlers.attempt('interest in changes', () => registerInterest(connection, this.support));
        await handlers.attempt('settings', async () => {
          await this.#configuration.load();
        });
        await this.rescan();
      }),
    );
    connection.onNotification(
      DidChangeConfigurationNotification.method,
      handlers.notification('settings', async (change: { readonly settings?: unknown } | undefined) => {
        this.#configuration.tell(change?.settings);
        const { looks, files } = await this.#configuration.load();
        if (files) await this.rescan();
        else if (looks) this.#looksChanged();
      }),
    );
    connection.onDidChangeWatchedFiles(
      handlers.notification('watched files', async ({ changes }) => {
        const sorted = sortChanges(changes, this.session);
        const { files, everything } = await withNewFolders(sorted, this.session, (uri) => this.filesOf(uri));
        if (everything) return this.rescan();
        if (files.size === 0) return undefined;
        this.#clientFiles = new ClientFiles(connection);
        await this.#scanner.refresh(files);
        await this.#readRules();
        this.#looksChanged();
        this.#followExclusions();
        return undefined;
      }),
    );
    connection.onShutdown(() => {
      clearTimeout(this.#walkTimer);
      this.#scanner.stop();
      this.surveyor.dispose();
      this.publisher.dispose();
    });
  }

  /** Reads everything anew; resolves when the overview shows it, or that of a scan that took over, or when it was stopped half-way. */
  async rescan(token?: CancellationToken): Promise<void> {
    let waited;
    this.#scan = this.#scanOnce();
    // A token that was cancelled before tells nobody.
    if (token?.isCancellationRequested === true) this.#scanner.stop();
    const stopping = token?.onCancellationRequested(() => {
      this.#scanner.stop();
    });
    try {
      do {
        waited = this.#scan;
        await waited;
      } while (waited !== this.#scan);
    } finally {
      stopping?.dispose();
    }
  }

  async #scanOnce(): Promise<void> {
    this.#clientFiles = new ClientFiles(this.connection);
    const scan = this.#scanner.scan();
    this.#status.progress(0, 0);
    if (!(await scan)) {
      // What was read by then is new, the rest as it was before.
      if (!this.#scanner.running) this.#looksChanged();
      return;
    }
    await this.#readRules();
    this.session.complete();
    await this.surveyor.run();
    this.#looksChanged();
  }

  #looksChanged(): void {
    this.#revision = this.session.workspace.revision;
    this.#generation = this.session.rulesGeneration;
    this.publisher.refreshAll();
    this.surveyor.schedule();
  }

  #listenToDocuments(): void {
    const { connection, handlers } = this;
    connection.onDidOpenTextDocument(
      handlers.notification('open', ({ textDocument: { uri, languageId, version, text } }) => {
        const document = TextDocument.create(uri, languageId, version, text);
        this.#documents.set(uri, document);
        this.#accept(document, true);
      }),
    );
    connection.onDidChangeTextDocument(
      handlers.notification('change', ({ textDocument: { uri, version }, contentChanges }) => {
        const document = this.#documents.get(uri);
        if (!document) return;
        TextDocument.update(document, contentChanges, version);
        this.publisher.typed(uri, contentChanges);
        this.#accept(document, false);
      }),
    );
    connection.onDidCloseTextDocument(
      handlers.notification('close', async ({ textDocument }) => {
        this.#documents.delete(textDocument.uri);
        const uri = this.session.release(textDocument);
        this.publisher.closed(textDocument.uri);
        await this.#scanner.refresh(new Map([[uri, false]]));
        this.#followRevision();
        this.#followExclusions();
        this.surveyor.schedule();
      }),
    );
  }

  #accept(document: TextDocument, opened: boolean): void {
    this.session.accept(document);
    this.publisher.changed(document.uri, opened);
    this.#followRevision();
    this.#followExclusions();
    this.surveyor.schedule();
    if (this.session.organisation.waits) this.handlers.run('organisation rules', () => this.#readRules());
    if (this.session.files.formatOf(canonicalUri(document.uri)) === 'hcl' && !this.session.files.hcl) this.#awaitHcl();
  }

  /** Where the answers file leaves out other files, the folders are walked again, once it is typed. */
  #followExclusions(): void {
    if (!this.session.folders.isStale) return;
    clearTimeout(this.#walkTimer);
    this.#walkTimer = setTimeout(() => {
      if (this.session.folders.isStale) this.handlers.run('rescan', () => this.rescan());
    }, typingMs);
  }

  /** An edit that other files can see, or of what the answers file sets for rules, changes their findings too. */
  #followRevision(): void {
    const { revision } = this.session.workspace;
    const { rulesGeneration } = this.session;
    if (revision === this.#revision && rulesGeneration === this.#generation) return;
    this.#revision = revision;
    this.#generation = rulesGeneration;
    this.publisher.refreshAll();
  }

  #awaitHcl(): void {
    this.handlers.run('HCL', async () => {
      this.session.files.hcl ??= await this.#parsers.hcl();
      if (!this.session.files.hcl) return;
      const waiting = new Set(this.session.files.waiting());
      for (const { uri, document } of this.session.openFiles()) if (waiting.has(uri)) this.session.accept(document);
      if (waiting.size > 0) this.#looksChanged();
    });
  }

  /** What reads expressions is fetched when the first workspace has rules of its own. */
  async #readRules(): Promise<void> {
    if (!this.session.organisation.waits) return;
    const cel = await this.#parsers.cel();
    if (!cel) return;
    this.session.readRulesWith(cel);
    this.#looksChanged();
  }

  yield(): Promise<void> {
    return this.#environment.yield();
  }

  filesOf(uri: string): FileSystem {
    return uri.startsWith('file:') && this.#environment.files ? this.#environment.files : this.#clientFiles;
  }
}

function foldersOf(params: InitializeParams): readonly WorkspaceFolder[] {
  if (params.workspaceFolders) return params.workspaceFolders;
  // What came before workspace folders; other editors still send it.
  const old = new Map<string, unknown>(Object.entries(params)).get('rootUri');
  return typeof old === 'string' ? [{ uri: old, name: old.slice(old.lastIndexOf('/') + 1) }] : [];
}
