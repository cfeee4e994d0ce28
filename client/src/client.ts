/** What the language client is told: which documents are the server's, and what the server needs to start. */
import { type LogOutputChannel, Uri, workspace } from 'vscode';
import { type ErrorHandler, type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol.ts';

/** Also the prefix of the settings. */
export const clientId = 'cloudNativeMaturity';
export const clientName = 'Cloud Native Maturity';

const languages = [
  'yaml',
  'helm',
  'helm-template',
  'dockercompose',
  'dockerfile',
  'terraform',
  'opentofu',
  'hcl',
  'json',
  'github-actions-workflow',
];
const patterns = [
  '**/*.{yaml,yml,json}',
  '**/{Dockerfile,Containerfile,dockerfile,containerfile}*',
  '**/*.{Dockerfile,dockerfile}',
  '**/*.{tf,tofu}',
];

/** One kind of document that is sent to the server. */
export interface DocumentFilter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

/** The schemes whose documents are people's own: those of a repository's past (`git:`) are not. */
export function ownSchemes(): ReadonlySet<string> {
  const folders = workspace.workspaceFolders ?? [];
  return new Set(['file', 'untitled', 'vscode-vfs', ...folders.map(({ uri }) => uri.scheme)]);
}

/** By language where the editor knows it, else by name: not every editor has Terraform or Helm. */
export function documentFilters(schemes: Iterable<string>): DocumentFilter[] {
  return [...schemes].flatMap((scheme) => [
    ...languages.map((language) => ({ scheme, language })),
    ...(scheme === 'untitled' ? [] : patterns.map((pattern) => ({ scheme, pattern }))),
  ]);
}

/** Options for a client that writes to `log` and lets `errorHandler` decide on restarts. */
export function clientOptions(extensionUri: Uri, log: LogOutputChannel, errorHandler: ErrorHandler): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    wasmBaseUri: Uri.joinPath(extensionUri, 'dist', 'wasm').toString(true),
    commands: true,
  };
  return {
    documentSelector: documentFilters(ownSchemes()),
    initializationOptions,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: clientId,
    errorHandler,
  };
}
