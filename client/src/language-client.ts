/** What the language client is told to start the server, loaded when the editor is done with the start of the extension. */
import { extensions, type LogOutputChannel, Uri, workspace } from 'vscode';
import { type ErrorHandler, type LanguageClientOptions, RevealOutputChannelOn, State } from 'vscode-languageclient';
import type { InitializationOptions, SchemaSupport } from '../../server/src/lsp/protocol.ts';
import { clientId, documentFilters, ownSchemes } from './client.ts';
import type { ServerState } from './server-state.ts';

export function serverStateOf(state: State): ServerState {
  if (state === State.Running) return 'running';
  return state === State.Starting ? 'starting' : 'stopped';
}

/** Options for a client that writes to `log` and lets `errorHandler` decide on restarts. */
export function clientOptions(extensionUri: Uri, log: LogOutputChannel, errorHandler: ErrorHandler): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    wasmBaseUri: Uri.joinPath(extensionUri, 'dist', 'wasm').toString(true),
    commands: true,
    yamlSchemas: yamlSchemas(),
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

/** What the YAML extension does by the schemas that this extension contributes (`yamlValidation`), where people have it. */
function yamlSchemas(): SchemaSupport {
  if (extensions.getExtension('redhat.vscode-yaml') === undefined) return {};
  const settings = workspace.getConfiguration('yaml');
  const does = (name: string): boolean => settings.get<boolean>(name, true);
  return { validation: does('validate'), completion: does('completion'), hover: does('hover') };
}
