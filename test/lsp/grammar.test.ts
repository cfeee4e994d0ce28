import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createConnection, createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { statusChanged } from '../../server/src/lsp/protocol.ts';
import type { ScanStatus } from '../../server/src/lsp/protocol.ts';
import { startServer } from '../../server/src/lsp/start.ts';
import { deployment } from '../features/project.ts';

const require = createRequire(import.meta.url);
const wasm = {
  'web-tree-sitter.wasm': 'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-terraform.wasm': '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
};
const bucket = 'terraform {}\n';

/** A server in this process, on a folder with these files. */
async function serverOn(files: Readonly<Record<string, string>>): Promise<{
  readonly loaded: readonly string[];
  /** All files of the folder are read. */
  readonly ready: Promise<void>;
  open(path: string): Promise<PublishDiagnosticsParams>;
  close(): void;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'grammar-'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const [up, down] = [new PassThrough(), new PassThrough()];
  const loaded: string[] = [];
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
    files: nodeFiles,
    loadWasm: (name) => {
      loaded.push(name);
      return readFile(require.resolve(wasm[name]));
    },
    loadTexts: () => Promise.reject(new Error('No texts here.')),
    yield: () => nextTurn(),
  });
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const waiting = new Map<string, (params: PublishDiagnosticsParams) => void>();
  const isFirst = (params: PublishDiagnosticsParams): boolean => params.diagnostics.length > 0;
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    if (isFirst(params)) waiting.get(params.uri)?.(params);
  });
  const ready = new Promise<void>((resolve) => {
    client.onNotification(statusChanged.method, ({ state, total, summary }: ScanStatus) => {
      // Nothing is summed up before all was read.
      if (state === 'ready' && total === Object.keys(files).length && summary !== '') resolve();
    });
  });
  client.onRequest('client/registerCapability', () => null);
  client.listen();
  const rootUri = pathToFileURL(folder).href;
  await client.sendRequest('initialize', {
    processId: null,
    rootUri,
    capabilities: {},
    workspaceFolders: [{ uri: rootUri, name: 'workspace' }],
  });
  await client.sendNotification('initialized', {});
  return {
    loaded,
    ready,
    async open(path) {
      const uri = `${rootUri}/${path}`;
      const languageId = path.endsWith('.tf') ? 'terraform' : 'yaml';
      const published = new Promise<PublishDiagnosticsParams>((resolve) => {
        waiting.set(uri, resolve);
      });
      await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text: files[path] ?? '' } });
      return published;
    },
    close() {
      client.dispose();
      up.destroy();
      down.destroy();
      rmSync(folder, { recursive: true });
    },
  };
}

describe('the grammar of HCL', () => {
  it('is not loaded in a workspace without Terraform', async () => {
    const server = await serverOn({ 'a.yaml': deployment, 'b.yaml': deployment, Dockerfile: 'FROM scratch\n' });
    try {
      const { diagnostics } = await server.open('a.yaml');
      assert.ok(diagnostics.some(({ code }) => code === 'privileged-container'));
      await server.ready;
      assert.deepEqual(server.loaded, []);
    } finally {
      server.close();
    }
  });

  it('is loaded once where there is some', async () => {
    const server = await serverOn({ 'a.yaml': deployment, 'main.tf': bucket, 'other.tf': bucket });
    try {
      const { diagnostics } = await server.open('main.tf');
      assert.ok(diagnostics.some(({ code }) => code === 'tf-required-version-missing'));
      await server.ready;
      // What runs grammars is loaded once for all servers of a process; the grammar itself once for each.
      assert.deepEqual(
        server.loaded.filter((name) => name !== 'web-tree-sitter.wasm'),
        ['tree-sitter-terraform.wasm'],
      );
    } finally {
      server.close();
    }
  });
});
