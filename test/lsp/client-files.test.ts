import assert from 'node:assert/strict';
import type { Connection } from 'vscode-languageserver';
import { discover } from '../../server/src/files/discover.ts';
import { ClientFiles } from '../../server/src/lsp/client-files.ts';
import { listFilesRequest, readFileRequest } from '../../server/src/lsp/protocol.ts';

function client(files: Readonly<Record<string, string>>, asked: string[] = []): Connection {
  const answer = (method: string, params: { readonly folder: string } & { readonly uri: string }): Promise<unknown> => {
    asked.push(method);
    if (method === listFilesRequest.method) return Promise.resolve(Object.keys(files));
    const text = files[params.uri];
    return text === undefined ? Promise.reject(new Error('none')) : Promise.resolve({ text });
  };
  return { sendRequest: answer } as unknown as Connection;
}

describe('files of the client', () => {
  it('are walked like those on disk, with one request for all folders', async () => {
    const asked: string[] = [];
    const files = new ClientFiles(
      client(
        {
          'vscode-vfs://github/o/r/.gitignore': 'out\n',
          'vscode-vfs://github/o/r/a/b.yaml': 'x',
          'vscode-vfs://github/o/r/out/c.yaml': 'x',
          'vscode-vfs://other/d.yaml': 'x',
        },
        asked,
      ),
    );
    const { files: found } = await discover(files, 'vscode-vfs://github/o/r', { exclude: [], maxFiles: 10 });
    assert.deepEqual(
      found.map(({ uri }) => uri),
      ['vscode-vfs://github/o/r/a/b.yaml'],
    );
    assert.deepEqual(asked, [listFilesRequest.method, readFileRequest.method]);
  });

  it('say why they cannot be read', async () => {
    const files = new ClientFiles(client({}));
    assert.deepEqual(await files.readFile('vscode-vfs://x/a.yaml', 10), { error: 'It cannot be read: none' });
  });
});
