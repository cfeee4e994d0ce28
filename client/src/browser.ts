/** The client where extensions run in a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientId, clientName } from './client.ts';
import { type RunningExtension, startClient } from './extension.ts';

let running: RunningExtension | undefined;
let worker: Worker | undefined;

/** Called by the editor. Returns before the first scan. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
  const startWorker = (): Promise<Worker> => {
    worker?.terminate();
    worker = new Worker(script, { name: clientName });
    return Promise.resolve(worker);
  };
  running = startClient(context, (options) => new LanguageClient(clientId, clientName, startWorker, options));
}

/** Called by the editor, which waits for it. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  worker?.terminate();
}
