/** Diagnostics to clients: those that ask get answers, to the others they are sent. */
import { CodeLensRefreshRequest, DiagnosticRefreshRequest } from 'vscode-languageserver';
import type { Connection, DocumentDiagnosticReport, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { canonicalUri } from '../files/uri.ts';
import { diagnosticsOfAnswers } from '../features/answers/diagnostics.ts';
import { diagnosticsOf } from '../features/diagnostics.ts';
import { diagnosticsOfRuleFile, placeOfFailure } from '../features/organisation/diagnostics.ts';
import type { OpenFile } from '../features/project.ts';
import { today } from './answers.ts';
import type { ClientSupport } from './capabilities.ts';
import type { Handlers } from './safely.ts';
import type { Session } from './session.ts';
import { Typing } from './typing.ts';

const typingMs = 200;
const refreshMs = 300;

export class Publisher {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #support: ClientSupport;
  readonly #handlers: Handlers;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #typing = new Typing((clientUri) => {
    if (this.#support.pullDiagnostics) this.#refreshDiagnostics();
    else this.#push(clientUri);
  });
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, session: Session, support: ClientSupport, handlers: Handlers) {
    this.#connection = connection;
    this.#session = session;
    this.#support = support;
    this.#handlers = handlers;
  }

  /** The answer to a client that asks. */
  report(clientUri: string, previous: string | undefined): DocumentDiagnosticReport {
    const file = this.#session.openFile(clientUri);
    if (!file) return { kind: 'full', items: [] };
    // What is wrong in a rule file depends on all files that its rules judge.
    if (this.#session.organisation.has(file.uri)) return { kind: 'full', items: this.#diagnosticsOf(file) };
    const resultId = this.#resultId(file);
    if (previous === resultId) return { kind: 'unchanged', resultId };
    const items = this.#diagnosticsOf(file);
    // What is held back now is given later, of the same text.
    return { kind: 'full', resultId: this.#typing.isTyping(file.document.uri) ? `${resultId}.typing` : resultId, items };
  }

  /** What was typed: what is new in its line waits until the line is at rest. */
  typed(clientUri: string, changes: readonly TextDocumentContentChangeEvent[]): void {
    const { pullDiagnostics, diagnosticRefresh } = this.#support;
    if (!pullDiagnostics || diagnosticRefresh) this.#typing.changed(clientUri, changes);
  }

  /** A document was opened or changed. */
  changed(clientUri: string, now: boolean): void {
    if (this.#support.pullDiagnostics) return;
    clearTimeout(this.#timers.get(clientUri));
    this.#timers.set(
      clientUri,
      setTimeout(
        () => {
          this.#timers.delete(clientUri);
          this.#push(clientUri);
        },
        now ? 0 : typingMs,
      ),
    );
  }

  closed(clientUri: string): void {
    this.#typing.closed(clientUri);
    clearTimeout(this.#timers.get(clientUri));
    this.#timers.delete(clientUri);
    if (!this.#support.pullDiagnostics) this.#send({ uri: clientUri, diagnostics: [] });
  }

  /** Findings of any open document may look different now. */
  refreshAll(): void {
    clearTimeout(this.#refreshTimer);
    this.#refreshTimer = setTimeout(() => {
      this.#refreshNow();
    }, refreshMs);
  }

  dispose(): void {
    this.#typing.dispose();
    clearTimeout(this.#refreshTimer);
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #refreshNow(): void {
    const { pullDiagnostics, diagnosticRefresh, codeLensRefresh } = this.#support;
    if (!pullDiagnostics) for (const { document } of this.#session.openFiles()) this.changed(document.uri, true);
    else if (diagnosticRefresh) this.#refreshDiagnostics();
    if (codeLensRefresh) this.#handlers.run('code lens refresh', () => this.#connection.sendRequest(CodeLensRefreshRequest.method));
  }

  #refreshDiagnostics(): void {
    this.#handlers.run('diagnostic refresh', () => this.#connection.sendRequest(DiagnosticRefreshRequest.method));
  }

  #push(clientUri: string): void {
    const file = this.#session.openFile(clientUri);
    if (file) this.#send({ uri: clientUri, version: file.document.version, diagnostics: this.#diagnosticsOf(file) });
    else if (this.#session.isOpen(canonicalUri(clientUri))) this.#send({ uri: clientUri, diagnostics: [] });
  }

  #send(params: Parameters<Connection['sendDiagnostics']>[0]): void {
    this.#handlers.run('diagnostics', () => this.#connection.sendDiagnostics(params));
  }

  #diagnosticsOf(file: OpenFile): ReturnType<typeof diagnosticsOf> {
    const { organisation } = this.#session;
    if (organisation.has(file.uri)) {
      const problems = organisation.problemsOf(file.uri, this.#session.files.hcl, (failure) => placeOfFailure(this.#session, failure));
      return [...diagnosticsOfRuleFile(file.document, problems, this.#support.schemaElsewhere.validation)];
    }
    if (this.#session.answers.holds(file.uri)) return this.#diagnosticsOfOwn(file);
    const all = diagnosticsOf(this.#session, file, this.#session.folders.settingsOf(file.uri).maxProblemsPerFile);
    return this.#typing.withhold(file.document.uri, all);
  }

  #diagnosticsOfOwn({ document }: OpenFile): ReturnType<typeof diagnosticsOf> {
    const { ownRules } = this.#session;
    return [...diagnosticsOfAnswers(document.getText(), today(), { ownRules, schemaElsewhere: this.#support.schemaElsewhere.validation })];
  }

  #resultId({ document }: OpenFile): string {
    return [document.version, this.#session.workspace.revision, this.#session.generation].join('.');
  }
}
