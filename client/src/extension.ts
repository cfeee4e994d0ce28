/** Puts the parts of the client together, the same wherever the extension runs. */
import { type ExtensionContext, window, workspace } from 'vscode';
import { clientName, ownSchemes } from './client.ts';
import { registerCommands } from './commands.ts';
import { Guidance } from './guidance.ts';
import { Panel, panelId } from './panel.ts';
import { scopeKey } from './requests.ts';
import { type CreateClient, Session } from './session.ts';
import { registerStatus } from './status.ts';

/** What must be ended when the editor ends. */
export interface RunningExtension {
  stop(): Promise<void>;
}

/** Registers everything and starts the server without waiting for it. */
export function startClient(context: ExtensionContext, createClient: CreateClient): RunningExtension {
  const log = window.createOutputChannel(clientName, { log: true });
  const memory = context.workspaceState;
  const session = new Session(context.extensionUri, log, createClient, memory.get<string>(scopeKey));
  const guidance = new Guidance(session);
  const panel = new Panel({ extensionUri: context.extensionUri, extensionId: context.extension.id, session, guidance, log, memory });
  let schemes = ownSchemes();
  const followFolders = workspace.onDidChangeWorkspaceFolders(() => {
    const wanted = ownSchemes();
    const isNew = [...wanted].some((scheme) => !schemes.has(scheme));
    schemes = wanted;
    if (isNew) void session.restart();
  });
  context.subscriptions.push(
    log,
    session,
    guidance,
    panel,
    followFolders,
    window.registerWebviewViewProvider(panelId, panel),
    registerStatus(session),
    registerCommands(session, guidance, log),
  );
  void session.start();
  return { stop: () => session.stop() };
}
