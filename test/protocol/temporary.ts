/** A server for each test, and a folder that is there for as long as it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TestClient } from './client.ts';
import type { Options } from './client.ts';

export interface Temporary {
  readonly start: (options?: Options) => Promise<TestClient>;
  /** Puts files into the folder, which is named. */
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => string;
  readonly uriOf: (name: string) => string;
}

/** To be called where tests are described: all is taken away after each of them. */
export function temporary(): Temporary {
  let client: TestClient | undefined;
  let folder: string | undefined;
  afterEach(() => {
    client?.process.kill();
    client = undefined;
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
  });
  return {
    async start(options) {
      client = await TestClient.start(options);
      return client;
    },
    write(files) {
      folder ??= mkdtempSync(path.join(tmpdir(), 'cnmaturity-'));
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), content);
      }
      return folder;
    },
    uriOf: (name) => pathToFileURL(path.join(folder ?? '', name)).toString(),
  };
}
