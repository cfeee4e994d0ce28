/** The server in a web worker, for editors in the browser. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './start.ts';

/** The part of a worker's global scope that is used; the rest of its types would clash with those of Node. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  files: undefined,
  async loadWasm(name, base) {
    return new Uint8Array(await (await load(base, name)).arrayBuffer());
  },
  async loadTexts(language, base) {
    return (await load(base, `../l10n/${language}.json`)).text();
  },
  yield: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    }),
});

async function load(base: string | undefined, name: string): Promise<Response> {
  if (base === undefined) throw new Error('The client does not say where the grammars are (wasmBaseUri).');
  const response = await fetch(new URL(name, base.endsWith('/') ? base : `${base}/`));
  if (!response.ok) throw new Error(`${name}: ${String(response.status)} ${response.statusText}`);
  return response;
}
