/** The features' requests. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type {
  CodeAction,
  CodeActionParams,
  CodeLens,
  CodeLensParams,
  CompletionItem,
  CompletionParams,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  DocumentLink,
  DocumentLinkParams,
  Hover,
  HoverParams,
} from 'vscode-languageserver';
import { completeAnswers } from '../features/answers/completion.ts';
import { hoverOfAnswers } from '../features/answers/hover.ts';
import { codeActionsOf, resolveAction } from '../features/code-actions.ts';
import type { ActionData } from '../features/code-actions.ts';
import { codeLensesOf, resolveLens } from '../features/code-lens.ts';
import type { LensData } from '../features/code-lens.ts';
import { completionsOf } from '../features/completion.ts';
import { documentLinksOf } from '../features/document-links.ts';
import { hoverOf } from '../features/hover.ts';
import { completeRuleFile } from '../features/organisation/completion.ts';
import { hoverOfRuleFile } from '../features/organisation/hover.ts';
import type { OpenFile } from '../features/project.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import { today } from './answers.ts';
import type { Server } from './server.ts';

/** What help with our own files hangs on. */
interface OwnFileOptions {
  readonly snippets: boolean;
  readonly markdown: boolean;
  readonly catalogue: Catalogue;
  readonly schemaElsewhere: boolean;
}

export function registerFeatures(server: Server): void {
  const { connection, handlers, session, support, publisher } = server;
  const settingsOf = (file: OpenFile): ReturnType<typeof session.folders.settingsOf> => session.folders.settingsOf(file.uri);

  /** For the answers file and for rule files. */
  const own = (what: keyof typeof support.schemaElsewhere): OwnFileOptions => {
    const { snippets, markdown, schemaElsewhere } = support;
    return { snippets, markdown, catalogue: session.catalogue, schemaElsewhere: schemaElsewhere[what] };
  };

  connection.languages.diagnostics.on(
    handlers.request<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      'diagnostics',
      { kind: 'full', items: [] },
      ({ textDocument, previousResultId }) => publisher.report(textDocument.uri, previousResultId),
    ),
  );
  connection.onCodeAction(
    handlers.request<CodeActionParams, CodeAction[]>('code actions', [], ({ textDocument, range, context }) => {
      const file = session.openFile(textDocument.uri);
      if (!file) return [];
      const actions = codeActionsOf(session, file, range, context, support);
      return support.resolvesEdits ? actions : actions.map((action) => resolvedAction(server, action));
    }),
  );
  connection.onCodeActionResolve((action, token) =>
    handlers.request<CodeAction, CodeAction>('code action', action, (asked) => resolvedAction(server, asked))(action, token),
  );
  connection.onHover(
    handlers.request<HoverParams, Hover | null>('hover', null, ({ textDocument, position }) => {
      const file = session.openFile(textDocument.uri);
      if (!file || !settingsOf(file)['hover.enabled']) return null;
      if (session.organisation.has(file.uri)) return hoverOfRuleFile(file.document, position, own('hover')) ?? null;
      if (session.answers.holds(file.uri)) return hoverOfAnswers(file.document.getText(), position, own('hover')) ?? null;
      return hoverOf(session, session.rules, file, position, support);
    }),
  );
  connection.onCompletion(
    handlers.request<CompletionParams, CompletionItem[]>('completion', [], ({ textDocument, position }) => {
      const file = session.openFile(textDocument.uri);
      if (!file || !settingsOf(file)['completion.enabled']) return [];
      if (session.organisation.has(file.uri)) return [...completeRuleFile(file.document, position, own('completion'))];
      if (session.answers.holds(file.uri))
        return [...completeAnswers(file.document.getText(), position, { ...own('completion'), today: today() })];
      return completionsOf(session, file, position, support);
    }),
  );
  connection.onCodeLens(
    handlers.request<CodeLensParams, CodeLens[]>('code lens', [], ({ textDocument }) => {
      const file = session.openFile(textDocument.uri);
      return file && settingsOf(file)['codeLens.enabled'] ? codeLensesOf(session, file) : [];
    }),
  );
  connection.onDocumentLinks(
    handlers.request<DocumentLinkParams, DocumentLink[]>('document links', [], ({ textDocument }) => {
      const file = session.openFile(textDocument.uri);
      const links = file ? documentLinksOf(session, file) : [];
      return links.map((link) => (link.target === undefined ? link : { ...link, target: session.clientUriOf(link.target) ?? link.target }));
    }),
  );
  connection.onCodeLensResolve((lens, token) =>
    handlers.request<CodeLens, CodeLens>('code lens', lens, (asked) => resolvedLens(server, asked))(lens, token),
  );
}

function resolvedAction({ session, support }: Server, action: CodeAction): CodeAction {
  const data = action.data as ActionData | undefined;
  if (!data) return action;
  const file = session.openFile(data.uri);
  const resolved = file && resolveAction(session, file, action, data, support);
  if (!resolved) throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed since.');
  return resolved;
}

function resolvedLens({ session, support }: Server, lens: CodeLens): CodeLens {
  const data = lens.data as LensData | undefined;
  return data ? resolveLens(session, session.rules, lens, data, support) : lens;
}
