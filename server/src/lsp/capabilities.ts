/** What the server offers, and what it makes use of in a client. */
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import { fixAllKind } from '../features/code-actions.ts';
import { raiseKind } from '../features/raise.ts';
import type { ClientAbilities } from '../features/project.ts';
import type { InitializationOptions, SchemaSupport } from './protocol.ts';

/** What the server asks of a client besides features. */
export interface ClientSupport extends ClientAbilities {
  readonly pullDiagnostics: boolean;
  readonly diagnosticRefresh: boolean;
  readonly codeLensRefresh: boolean;
  readonly resolvesEdits: boolean;
  readonly configuration: boolean;
  readonly dynamicConfiguration: boolean;
  readonly dynamicWatching: boolean;
  readonly workspaceFolders: boolean;
  /** It edits files when it is asked to. */
  readonly applyEdit: boolean;
  /** It shows edits that need a confirmation before it makes them. */
  readonly previews: boolean;
  /** What others do for our own files by their schemas. */
  readonly schemaElsewhere: Required<SchemaSupport>;
}

export function supportOf(client: ClientCapabilities, options: InitializationOptions): ClientSupport {
  const { textDocument, workspace } = client;
  return {
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    snippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    asIs: textDocument?.completion?.completionItem?.insertTextModeSupport?.valueSet.includes(1) ?? false,
    // A client that ships the grammars is our own, which has the commands.
    commands: options.commands ?? options.wasmBaseUri !== undefined,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport ?? false,
    codeLensRefresh: workspace?.codeLens?.refreshSupport ?? false,
    resolvesEdits:
      (textDocument?.codeAction?.dataSupport ?? false) && (textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false),
    configuration: workspace?.configuration ?? false,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    dynamicWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    applyEdit: workspace?.applyEdit ?? false,
    schemaElsewhere: {
      validation: options.yamlSchemas?.validation === true,
      completion: options.yamlSchemas?.completion === true,
      hover: options.yamlSchemas?.hover === true,
    },
    previews: (workspace?.workspaceEdit?.documentChanges ?? false) && workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    changeAnnotations:
      (workspace?.workspaceEdit?.documentChanges ?? false) && workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    createFiles:
      (workspace?.workspaceEdit?.documentChanges ?? false) && (workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false),
  };
}

export function capabilitiesFor(support: ClientSupport): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, raiseKind], resolveProvider: support.resolvesEdits },
    ...(support.pullDiagnostics
      ? { diagnosticProvider: { identifier: 'cloudNativeMaturity', interFileDependencies: true, workspaceDiagnostics: false } }
      : {}),
    hoverProvider: true,
    codeLensProvider: { resolveProvider: true },
    completionProvider: {},
    documentLinkProvider: {},
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
