import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { deployment } from '../features/project.ts';
import { launchBrowser } from '../host/browser.ts';
import { bundle } from './client.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly items?: readonly unknown[] };
  readonly result?: unknown;
  readonly error?: unknown;
}

interface Answers {
  readonly overview: Overview;
  readonly open: { readonly items: readonly { readonly code: string; readonly message: string }[] };
  readonly capabilities: { readonly hoverProvider?: boolean };
}

/** Runs in the page: a client of the worker, with files of its own. */
async function talk({
  base,
  files,
  text,
}: {
  readonly base: string;
  readonly files: Readonly<Record<string, string>>;
  readonly text: string;
}): Promise<unknown> {
  const WorkerOfPage = Reflect.get(globalThis, 'Worker') as new (url: string) => {
    postMessage(message: unknown): void;
    onmessage: ((event: { readonly data: Message }) => void) | null;
    onerror: ((event: { readonly message: string }) => void) | null;
  };
  const worker = new WorkerOfPage(`${base}/web/server.js`);
  const waiting = new Map<number, (message: Message) => void>();
  let ready = (): void => undefined;
  const surveyed = new Promise<void>((resolve, reject) => {
    ready = resolve;
    worker.onerror = ({ message }) => {
      reject(new Error(message));
    };
  });
  let scanned = false;
  worker.onmessage = ({ data }) => {
    if (data.method === undefined) waiting.get(data.id ?? -1)?.(data);
    else if (data.id !== undefined) {
      const answer =
        data.method === 'cnmaturity/listFiles'
          ? Object.keys(files)
          : data.method === 'cnmaturity/readFile'
            ? { text: files[data.params?.uri ?? ''] ?? '' }
            : data.method === 'workspace/configuration'
              ? (data.params?.items ?? []).map(() => null)
              : null;
      worker.postMessage({ jsonrpc: '2.0', id: data.id, result: answer });
    } else if (data.method === 'cnmaturity/status') scanned = JSON.stringify(data.params).includes('"ready"');
    else if (data.method === 'cnmaturity/overviewChanged' && scanned) ready();
  };
  let last = 0;
  const ask = (method: string, params: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, (message) => {
        if (message.error === undefined) resolve(message.result);
        else reject(new Error(JSON.stringify(message.error)));
      });
      worker.postMessage({ jsonrpc: '2.0', id, method, params });
    });
  const tell = (method: string, params: unknown): void => {
    worker.postMessage({ jsonrpc: '2.0', method, params });
  };
  const folder = { uri: 'vscode-vfs://github/o/r', name: 'r' };
  const started = (await ask('initialize', {
    processId: null,
    rootUri: null,
    locale: 'de',
    workspaceFolders: [folder],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true, workspaceFolders: true } },
    initializationOptions: { wasmBaseUri: `${base}/wasm`, commands: true },
  })) as { readonly capabilities: unknown };
  tell('initialized', {});
  await surveyed;
  const overview = await ask('cnmaturity/overview', null);
  const uri = `${folder.uri}/new.yaml`;
  tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
  const open = await ask('textDocument/diagnostic', { textDocument: { uri } });
  return { overview, open, capabilities: started.capabilities };
}

describe('the server in a web worker', function () {
  this.timeout(60_000);
  let browser: Browser | undefined;
  let files: Server | undefined;

  afterEach(async () => {
    await browser?.close();
    files?.close();
  });

  it("reads a workspace that only the client can read, Terraform included, and speaks the editor's language", async () => {
    const dist = path.dirname(path.dirname(bundle('web/server.js')));
    files = createServer((request, response) => {
      const name = request.url ?? '/';
      if (name === '/') return response.setHeader('content-type', 'text/html').end('<!doctype html><title>worker</title>');
      if (!/\.(?:js|json|wasm)$/.test(name)) return response.writeHead(404).end();
      response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'application/wasm');
      return response.end(readFileSync(path.join(dist, path.normalize(name))));
    });
    await new Promise<void>((resolve) => files?.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${String((files.address() as AddressInfo).port)}`;
    browser = await launchBrowser();
    const page = await browser.newPage();
    await page.goto(base);
    // The loader of these tests names functions with a helper that a page does not have.
    await page.evaluate('globalThis.__name = (value) => value');
    const root = 'vscode-vfs://github/o/r';
    const texts = {
      [`${root}/web.yaml`]: deployment,
      [`${root}/infra/main.tf`]: 'module "a" {\n  source = "hashicorp/consul/aws"\n}\n',
      [`${root}/.gitignore`]: 'out/\n',
      [`${root}/out/web.yaml`]: deployment,
    };
    const { overview, open, capabilities } = (await page.evaluate(talk, { base, files: texts, text: deployment })) as Answers;
    assert.equal(capabilities.hoverProvider, true);
    assert.equal(overview.counts.files, 2);
    assert.deepEqual(overview.skipped, []);
    const rules = new Set(overview.steps.flatMap(({ places }) => places.map(({ rule }) => rule)));
    assert.ok(rules.has('privileged-container') && rules.has('tf-module-unpinned-registry'), [...rules].join());
    const found = open.items.find(({ code }) => code === 'privileged-container');
    assert.match(found?.message ?? '', /^Container „web“ läuft privilegiert/);
  });
});
