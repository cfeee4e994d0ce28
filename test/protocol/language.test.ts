import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { deployment } from '../features/project.ts';
import { bundle, TestClient } from './client.ts';

const uri = 'file:///nowhere/web.yaml';
const privileged =
  'Container "web" runs privileged, with full access to its node. Expected from Level 1 (Build): Platforms and Infrastructure.';

describe("the server in the editor's language", function () {
  this.timeout(30_000);
  let client: TestClient | undefined;

  afterEach(() => {
    client?.process.kill();
    client = undefined;
    delete process.env['CNM_SERVER'];
  });

  async function diagnosed(
    locale: string | undefined,
    folder?: string,
  ): Promise<readonly [TestClient, Diagnostic & { readonly message: string }]> {
    client = await TestClient.start({ ...(locale === undefined ? {} : { locale }), ...(folder === undefined ? {} : { folder }) });
    await client.scanned();
    await client.open(uri, 'yaml', deployment);
    const report = await client.pull(uri);
    assert.ok(report.kind === 'full');
    const found = report.items.find(({ code }) => code === 'privileged-container');
    assert.ok(found && typeof found.message === 'string');
    return [client, { ...found, message: found.message }];
  }

  it('speaks German to a German editor', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cnmaturity-'));
    writeFileSync(path.join(folder, 'web.yaml'), deployment);
    const [{ connection }, diagnostic] = await diagnosed('de-AT', folder).finally(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    assert.match(diagnostic.message, /^Container „web“ .+ Stufe 1 \(Build\): Platforms and Infrastructure\.$/);
    const actions: readonly CodeAction[] = await connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('privileged auf false setzen'), titles.join(' | '));
    assert.ok(
      titles.some((title) => title.startsWith('Anleitung anzeigen: ')),
      titles.join(' | '),
    );
    const overview: Overview = await connection.sendRequest('cnmaturity/overview');
    assert.equal(overview.overall.name, 'Build');
    assert.match(overview.overall.meaning, /[äöüß]|Sie /);
    assert.match(overview.steps.map(({ how }) => how.join(' ')).join(' '), /setzen/);
    const guidance: string = await connection.sendRequest('cnmaturity/guidance', { id: 'privileged-container' });
    assert.match(guidance, /^## Warum es wichtig ist$/m);
  });

  it('speaks English to everybody else', async () => {
    for (const locale of [undefined, 'en-GB', 'xx', '../../package']) {
      const [started, diagnostic] = await diagnosed(locale);
      assert.equal(diagnostic.message, privileged, locale);
      started.process.kill();
    }
  });

  it('speaks English where the translation is missing or broken, and logs it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cnmaturity-'));
    try {
      cpSync(bundle('server.cjs'), path.join(folder, 'server.cjs'));
      process.env['CNM_SERVER'] = path.join(folder, 'server.cjs');
      for (const text of [undefined, '[', '[]']) {
        if (text !== undefined) {
          cpSync(path.dirname(bundle('l10n/de.json')), path.join(folder, 'l10n'), { recursive: true });
          writeFileSync(path.join(folder, 'l10n', 'de.json'), text);
        }
        const [started, diagnostic] = await diagnosed('de');
        assert.equal(diagnostic.message, privileged, text);
        assert.ok(started.logged.some((line) => line.startsWith('Texts are English, as the translation (de) cannot be read')));
        started.process.kill();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
