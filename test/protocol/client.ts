/** A client that talks to the bundled server over stdio. */
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import type {
  ApplyWorkspaceEditResult,
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  MessageConnection,
  PublishDiagnosticsParams,
  Range,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { modernClient } from './capabilities.ts';

const root = new URL('../../', import.meta.url);

/** A bundle of the product; built when it is not there yet. */
export function bundle(name: string): string {
  const path = fileURLToPath(new URL(`dist/${name}`, root));
  if (!existsSync(path))
    execFileSync(process.execPath, [fileURLToPath(new URL('scripts/build.mjs', root))], { cwd: root, stdio: 'inherit' });
  return path;
}

export interface Options {
  readonly capabilities?: ClientCapabilities;
  /** A folder of the file system. */
  readonly folder?: string;
  /** Further folders of the workspace. */
  readonly others?: readonly string[];
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  /** The language of the editor. */
  readonly locale?: string;
  /** Requests of the server that are answered with an error. */
  readonly refuses?: readonly string[];
}

export class TestClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcessWithoutNullStreams;
  readonly result: InitializeResult;
  readonly published = new Map<string, Diagnostic[]>();
  readonly messages: string[] = [];
  readonly logged: string[] = [];
  readonly registered: string[] = [];
  /** Edits that the server asked for; applied to open documents. */
  readonly applied: WorkspaceEdit[] = [];
  /** What an edit is refused with; undefined applies it. */
  refusal: string | undefined;
  settings: unknown;
  #documents = new Map<string, TextDocument>();
  #events = new Map<string, number>();
  #watchers: (() => void)[] = [];

  private constructor(process: ChildProcessWithoutNullStreams, connection: MessageConnection, result: InitializeResult, settings: unknown) {
    this.process = process;
    this.connection = connection;
    this.result = result;
    this.settings = settings;
  }

  static async start({
    capabilities = modernClient,
    folder,
    others = [],
    settings,
    initializationOptions = { commands: true },
    locale,
    refuses = [],
  }: Options = {}): Promise<TestClient> {
    const child = spawn(process.execPath, [process.env['CNM_SERVER'] ?? bundle('server.cjs'), '--stdio'], { stdio: 'pipe' });
    const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    const uri = folder === undefined ? undefined : pathToFileURL(folder).toString();
    const holder: { client?: TestClient } = {};
    const early: (readonly [string, unknown])[] = [];
    connection.onNotification((method, params) => {
      if (holder.client) holder.client.notified(method, params);
      else early.push([method, params]);
    });
    connection.onRequest((method, params) => {
      if (refuses.includes(method)) throw new Error(`${method} is refused.`);
      return holder.client?.asked(method, params) ?? null;
    });
    connection.listen();
    const result: InitializeResult = await connection.sendRequest('initialize', {
      processId: process.pid,
      ...(locale === undefined ? {} : { locale }),
      rootUri: uri ?? null,
      capabilities,
      initializationOptions,
      workspaceFolders: uri === undefined ? null : [{ uri, name: 'test' }, ...others.map((other) => folderOf(other))],
    });
    const client = new TestClient(child, connection, result, settings);
    holder.client = client;
    for (const [method, params] of early) client.notified(method, params);
    await connection.sendNotification('initialized', {});
    return client;
  }

  notified(method: string, params: unknown): void {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as PublishDiagnosticsParams;
      this.published.set(uri, diagnostics);
    }
    if (method === 'window/showMessage') this.messages.push((params as { readonly message: string }).message);
    if (method === 'window/logMessage') this.logged.push((params as { readonly message: string }).message);
    if (method === 'cnmaturity/status') this.#count(`status ${(params as { readonly state: string }).state}`);
    this.#count(method);
  }

  asked(method: string, params: unknown): unknown {
    this.#count(method);
    if (method === 'workspace/configuration')
      return (params as { readonly items: readonly unknown[] }).items.map(() => this.settings ?? null);
    if (method === 'client/registerCapability') {
      for (const { method: name } of (params as { readonly registrations: readonly { readonly method: string }[] }).registrations)
        this.registered.push(name);
    }
    if (method === 'workspace/applyEdit') return this.#applyAsked((params as { readonly edit: WorkspaceEdit }).edit);
    return null;
  }

  async #applyAsked(edit: WorkspaceEdit): Promise<ApplyWorkspaceEditResult> {
    if (this.refusal !== undefined) return { applied: false, failureReason: this.refusal };
    this.applied.push(edit);
    for (const [uri, edits] of editsOf(edit)) {
      const document = this.#documents.get(uri) ?? TextDocument.create(uri, 'yaml', 0, onDisk(uri));
      const text = TextDocument.applyEdits(document, edits.map(plain));
      if (this.#documents.has(uri)) await this.replaceAll(uri, text);
      else await this.open(uri, 'yaml', text);
    }
    return { applied: true };
  }

  #count(event: string): void {
    this.#events.set(event, (this.#events.get(event) ?? 0) + 1);
    for (const wake of this.#watchers.splice(0)) wake();
  }

  timesOf(event: string): number {
    return this.#events.get(event) ?? 0;
  }

  /** Waits until something is so; looks again with every message of the server. */
  async until(condition: () => boolean | Promise<boolean>, what: string, limitMs = 10_000): Promise<void> {
    const end = Date.now() + limitMs;
    while (!(await condition())) {
      if (Date.now() > end) throw new Error(`Waited in vain: ${what}. Log: ${this.logged.join('\n')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.#watchers.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** All files were read and judged. */
  async scanned(): Promise<void> {
    await this.until(() => this.timesOf('cnmaturity/overviewChanged') > 0 && this.timesOf('status ready') > 0, 'the scan');
  }

  async open(uri: string, languageId: string, text: string): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`Not open: ${uri}`);
    return document;
  }

  /** Replaces a part of an open document. */
  async edit(uri: string, range: Range, text: string): Promise<void> {
    const document = this.document(uri);
    const changes = [{ range, text }];
    TextDocument.update(document, changes, document.version + 1);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: changes,
    });
  }

  async replaceAll(uri: string, text: string): Promise<void> {
    const document = this.document(uri);
    TextDocument.update(document, [{ text }], document.version + 1);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: [{ text }],
    });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  async actions(uri: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]> {
    const diagnostics = await this.diagnostics(uri);
    const actions: readonly CodeAction[] = await this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics, ...(only ? { only } : {}) },
    });
    return actions;
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  /** Applies an action as an editor does, placeholders taken as they are. */
  async apply(action: CodeAction): Promise<void> {
    const { edit } = action.edit ? action : await this.resolve(action);
    if (!edit) throw new Error(`No edit: ${action.title}`);
    for (const [uri, edits] of editsOf(edit)) {
      const document = this.document(uri);
      await this.replaceAll(uri, TextDocument.applyEdits(document, edits.map(plain)));
    }
  }

  /** Ends the server as the protocol says; gives its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    return this.exit();
  }

  async exit(): Promise<number | null> {
    const ended = once(this.process, 'exit');
    await this.connection.sendNotification('exit');
    const [code] = (await ended) as [number | null];
    this.connection.dispose();
    return code;
  }
}

function folderOf(path: string): { readonly uri: string; readonly name: string } {
  return { uri: pathToFileURL(path).toString(), name: basename(path) };
}

function onDisk(uri: string): string {
  const path = fileURLToPath(uri);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function editsOf(edit: WorkspaceEdit): readonly (readonly [string, readonly (TextEdit | SnippetTextEdit)[]])[] {
  const changes = Object.entries(edit.changes ?? {});
  const documents = (edit.documentChanges ?? []).filter((change): change is TextDocumentEdit => 'textDocument' in change);
  return [...changes, ...documents.map(({ textDocument, edits }) => [textDocument.uri, edits] as const)];
}

function plain(edit: TextEdit | SnippetTextEdit): TextEdit {
  if (!('snippet' in edit)) return edit;
  const newText = edit.snippet.value
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
  return { range: edit.range, newText };
}

/** The range of a piece of text in a document. */
export function rangeOfText(document: TextDocument, piece: string): Range {
  const start = document.getText().indexOf(piece);
  if (start < 0) throw new Error(`Not in the document: ${piece}`);
  return { start: document.positionAt(start), end: document.positionAt(start + piece.length) };
}
