/** Serves extensions over HTTP, as editors in the browser get them: only so can a worker load its server and grammars. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

import type { Page } from 'playwright-core';

import { installExtension } from '../../scripts/host/install.ts';
import { hasCode, hostFolder } from '../../scripts/lib/paths.ts';
import { freePort } from '../../scripts/lib/port.ts';
import { suiteExtension, suiteModule } from './suite.ts';

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

/** Changes the workbench's configuration as soon as the page's text holds it, before the page's own script reads it. */
function configurationScript(more: object): string {
  return `new MutationObserver((changes, observer) => {
    const element = document.getElementById('vscode-workbench-web-configuration');
    if (element === null) return;
    observer.disconnect();
    const configuration = JSON.parse(element.dataset.settings);
    element.dataset.settings = JSON.stringify({ ...configuration, ...${JSON.stringify(more)} });
  }).observe(document, { childList: true, subtree: true });`;
}

/** The file that an address names: below one of the folders, by the first part of its path. */
function fileOf(address: string, folders: ReadonlyMap<string, string>): string | undefined {
  const [, name = '', ...rest] = decodeURIComponent(new URL(address, 'http://127.0.0.1').pathname).split('/');
  const folder = folders.get(name);
  const file = folder === undefined ? '' : path.resolve(folder, ...rest);
  return folder !== undefined && file.startsWith(folder + path.sep) ? file : undefined;
}

async function serveFolders(folders: ReadonlyMap<string, string>): Promise<{ readonly port: number; close(): Promise<void> }> {
  const port = await freePort();
  const server = createServer((request, response) => {
    const headers = { 'Access-Control-Allow-Origin': '*' };
    const file = fileOf(request.url ?? '/', folders);
    if (file === undefined) {
      response.writeHead(404, headers).end();
      return;
    }
    readFile(file).then(
      (content) => {
        const type = types[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain';
        response.writeHead(200, { ...headers, 'Content-Type': type }).end(content);
      },
      (error: unknown) => {
        response.writeHead(hasCode(error, 'ENOENT') ? 404 : 500, headers).end();
      },
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Serves exactly what the package is unpacked to, and the suite beside it where it is wanted. */
export async function serveExtension({ suite = false } = {}): Promise<WebExtension> {
  const folder = mkdtempSync(path.join(hostFolder, 'run-'));
  const folders = new Map([
    ['extension', await installExtension({ data: path.join(folder, 'data'), extensions: path.join(folder, 'extensions') })],
  ]);
  if (suite) folders.set('suite', suiteExtension('worker'));
  const served = await serveFolders(folders);
  const at = (name: string): object => ({ scheme: 'http', authority: `127.0.0.1:${String(served.port)}`, path: `/${name}` });
  const development = { extensions: [at('suite')], extensionTestsPath: at(`suite/${suiteModule}`), enableSmokeTestDriver: true };
  const more = { additionalBuiltinExtensions: [at('extension')], ...(suite ? { developmentOptions: development } : {}) };
  return {
    addTo: async (page) => {
      await page.addInitScript({ content: configurationScript(more) });
    },
    close: async () => {
      await served.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
