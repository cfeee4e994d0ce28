import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentLink } from 'vscode-languageserver-protocol';
import { TestClient } from './client.ts';

const compose = 'services:\n  web:\n    build: ./web\n    env_file: [web.env, missing.env]\n';

describe('document links of the server', function () {
  this.timeout(30_000);
  let client: TestClient | undefined;
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cnmaturity-links-'));
    mkdirSync(join(folder, 'web'));
    writeFileSync(join(folder, 'compose.yaml'), compose);
    writeFileSync(join(folder, 'web', 'Dockerfile'), 'FROM scratch\n');
    writeFileSync(join(folder, 'web.env'), 'A=b\n');
  });

  after(() => {
    client?.process.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lead to files that are there, whether they are read or not', async () => {
    client = await TestClient.start({ folder });
    await client.scanned();
    const uri = `${pathToFileURL(folder).toString()}/compose.yaml`;
    await client.open(uri, 'dockercompose', compose);
    const links: DocumentLink[] = await client.connection.sendRequest('textDocument/documentLink', { textDocument: { uri } });
    assert.deepEqual(
      links.map(({ range, target }) => [
        client?.document(uri).getText(range),
        target?.slice(target.lastIndexOf('links-') + 'links-XXXXXX/'.length),
      ]),
      [
        ['./web', 'web/Dockerfile'],
        ['web.env', 'web.env'],
      ],
    );
    const unknown = { textDocument: { uri: 'file:///nowhere/compose.yaml' } };
    assert.deepEqual(await client.connection.sendRequest('textDocument/documentLink', unknown), []);
  });
});
