import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol';
import type { Overview, OverviewPractice } from '../../server/src/features/overview-types.ts';
import { TestClient } from './client.ts';

const attested = 'people/organizational-change/1/bounded-pilot';
const text = `answers:\n  ${attested}:\n    answer: yes\n\n  people/organizational-change/1/bounded-pilott:\n    answer: yes\n`;

describe('the answers file in the server', () => {
  let folder = '';
  let client: TestClient;
  const uri = (): string => `${pathToFileURL(folder).toString()}/.cnmaturity.yaml`;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cnmaturity-answers-'));
    writeFileSync(join(folder, '.cnmaturity.yaml'), text);
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY a /\nUSER 1000\nENTRYPOINT ["/a"]\n');
    client = await TestClient.start({ folder });
    await client.scanned();
  });

  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function practice(): Promise<OverviewPractice | undefined> {
    const overview: Overview = await client.connection.sendRequest('cnmaturity/overview');
    const practices = overview.dimensions.flatMap(({ sections }) =>
      sections.flatMap(({ cells }) => cells.flatMap((cell) => cell.practices)),
    );
    return practices.find(({ id }) => id === attested);
  }

  it('counts what people answered, from disk and as they type', async () => {
    await client.until(async () => (await practice())?.status === 'met', 'the answer counts');
    await client.open(uri(), 'yaml', text.replace('answer: yes', 'answer: no'));
    await client.until(async () => (await practice())?.status === 'unmet', 'the new answer counts');
    await client.close(uri());
    await client.until(async () => (await practice())?.status === 'met', 'what is on disk counts again');
  });

  it('says what is wrong, what an id means and what may stand there', async () => {
    await client.open(uri(), 'yaml', text);
    const [problem, ...others] = await client.diagnostics(uri());
    assert.deepEqual(others, []);
    assert.equal(problem?.range.start.line, 4);
    assert.match(JSON.stringify(problem), /bounded-pilot"?/);
    const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: uri() },
      position: { line: 1, character: 8 },
    });
    assert.match(JSON.stringify(hover), /bounds/);
    await client.replaceAll(uri(), `${text}    answer: \n`.replace('pilott:\n    answer: yes\n    answer: ', 'pilott:\n    answer: '));
    const items: readonly CompletionItem[] = await client.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: uri() },
      position: { line: 5, character: 12 },
    });
    assert.deepEqual(
      items.map(({ label }) => label),
      ['yes', 'partly', 'no', 'not-applicable'],
    );
  });
});
