/** Puts the parts of the client together, the same wherever the extension runs. */
import { type ExtensionContext, window, workspace } from 'vscode';
import { clientName, ownSchemes } from './client.ts';
import { registerCommands } from './commands.ts';
import { FindingsView } from './findings-view.ts';
import { Guidance } from './guidance.ts';
import { Panel, panelId } from './panel.ts';
import { ReportPanel, reportViewType } from './report-panel.ts';
import { scopeKey } from './requests.ts';
import { type CreateClient, Session } from './session.ts';
import { registerStatus } from './status.ts';
import { registerStatusBar } from './status-bar.ts';
import { registerTools } from './tools/register.ts';

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
  const needs = { extensionUri: context.extensionUri, extensionId: context.extension.id, session, guidance, log, memory };
  const panel = new Panel(needs);
  const report = new ReportPanel(needs);
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
    report,
    followFolders,
    window.registerWebviewViewProvider(panelId, panel),
    window.registerWebviewPanelSerializer(reportViewType, report),
    registerStatus(session),
    registerStatusBar(session),
    new FindingsView(session),
    registerTools(session, log),
    registerCommands(session, guidance, report, log),
  );
  void session.start();
  return { stop: () => session.stop() };
}
