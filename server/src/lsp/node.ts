/** The server as a process of its own, for every editor: `--stdio`, `--node-ipc` or `--socket=<port>`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import { nodeFiles } from '../files/node-files.ts';
import { startServer } from './start.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

startServer(createConnection(), {
  files: nodeFiles,
  loadWasm: (name) => readFile(join(folder, 'wasm', name)),
  loadTexts: (language) => readFile(join(folder, 'l10n', `${language}.json`), 'utf8'),
  yield: () =>
    new Promise((resolve) => {
      setImmediate(resolve);
    }),
});
