/** The client where extensions run in a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import type { MessageTransports } from 'vscode-languageclient/browser';
import { clientId, clientName } from './client.ts';
import { type RunningExtension, startClient } from './extension.ts';

let running: RunningExtension | undefined;
let worker: Worker | undefined;

/** Called by the editor. Returns before the first scan. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'web', 'server.js').toString(true);
  running = startClient(context, async (options) => {
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import('vscode-languageclient/browser');
    // The editor puts a function of its own in place of Worker, so the client could not tell that a worker is one.
    const startWorker = (): Promise<MessageTransports> => {
      worker?.terminate();
      worker = new Worker(script, { name: clientName });
      return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
    };
    return new LanguageClient(clientId, clientName, startWorker, options);
  });
}

/** Called by the editor, which waits for it. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  worker?.terminate();
}
