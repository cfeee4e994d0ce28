/** The client where extensions run in Node: on a desktop or a remote machine. */
import type { ExtensionContext } from 'vscode';
import { clientId, clientName } from './client.ts';
import { type RunningExtension, startClient } from './extension.ts';

let running: RunningExtension | undefined;

/** Called by the editor. Returns before the first scan. */
export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.cjs');
  running = startClient(context, async (options) => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const run = { module, transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } };
    return new LanguageClient(clientId, clientName, { run, debug }, options);
  });
}

/** Called by the editor, which waits for it. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}
