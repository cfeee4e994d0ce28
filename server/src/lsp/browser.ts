/** The server in a web worker, for editors in the browser. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server.ts';

/** The part of a worker's global scope that is used; the rest of its types would clash with those of Node. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  files: undefined,
  async loadWasm(name, base) {
    if (base === undefined) throw new Error('The client does not say where the grammars are (wasmBaseUri).');
    const response = await fetch(`${base.replace(/\/$/, '')}/${name}`);
    if (!response.ok) throw new Error(`${name}: ${String(response.status)} ${response.statusText}`);
    return new Uint8Array(await response.arrayBuffer());
  },
  yield: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    }),
});
