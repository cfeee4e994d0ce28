/** Serves the extension over HTTP, as editors in the browser get it: only so can a worker load its server and grammars. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

import type { Page } from 'playwright-core';

import { packageFiles } from '../../scripts/host/extension.ts';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { freePort } from '../../scripts/lib/port.ts';

/** The package's files at an address. */
export interface WebExtension {
  /** Makes the workbench take the extension in as one of its own. */
  addTo(page: Page): Promise<void>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
};

/** Adds an extension to the workbench's configuration as soon as the page's text holds it, before the page's own script reads it. */
function additionScript(location: object): string {
  return `new MutationObserver((changes, observer) => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (element === null) return;
    observer.disconnect();
    const configuration = JSON.parse(element.dataset.settings);
    element.dataset.settings = JSON.stringify({ ...configuration, additionalBuiltinExtensions: [${JSON.stringify(location)}] });
  }).observe(document, { childList: true, subtree: true });`;
}

/** Serves exactly the files of the package on the loopback interface. */
export async function serveExtension(): Promise<WebExtension> {
  const files = new Set(await packageFiles());
  const port = await freePort();
  const server = createServer((request, response) => {
    const file = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname).slice(1);
    const headers = { 'Access-Control-Allow-Origin': '*' };
    if (!files.has(file)) {
      response.writeHead(404, headers).end();
      return;
    }
    readFile(fromRoot(file)).then(
      (content) => {
        const type = types[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain';
        response.writeHead(200, { ...headers, 'Content-Type': type }).end(content);
      },
      () => {
        response.writeHead(500, headers).end();
      },
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const location = { scheme: 'http', authority: `127.0.0.1:${String(port)}`, path: '/' };
  return {
    addTo: async (page) => {
      await page.addInitScript({ content: additionScript(location) });
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
