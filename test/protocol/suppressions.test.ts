import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { baselineText } from '../../server/src/features/baseline.ts';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { deployment } from '../features/project.ts';
import { plainClient } from './capabilities.ts';
import { rangeOfText, TestClient } from './client.ts';
import type { Options } from './client.ts';

describe('what is not shown, over stdio', function () {
  this.timeout(30_000);
  let client: TestClient | undefined;
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cnmaturity-'));
  });

  afterEach(() => {
    client?.process.kill();
    client = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).toString();
  const start = async (options: Options = {}): Promise<TestClient> => {
    const started = await TestClient.start({ folder, ...options });
    client = started;
    await started.scanned();
    return started;
  };
  const codesIn = async (server: TestClient, name: string): Promise<readonly unknown[]> =>
    (await server.diagnostics(uriOf(name))).map(({ code }) => code);
  const findings = async (server: TestClient): Promise<number> =>
    (await server.connection.sendRequest<Overview>('cnmaturity/overview')).counts.findings;

  it('is what a baseline holds back, as it is now; the assessment counts it', async () => {
    const entry = { path: 'deploy/web.yaml', rule: 'privileged-container', subject: 'Deployment//web/web', count: 1 };
    write('deploy/web.yaml', deployment);
    write('.cnmaturity/baseline.json', baselineText([entry]));
    const server = await start();
    const counted = await findings(server);
    await server.open(uriOf('deploy/web.yaml'), 'yaml', deployment);
    const codes = await codesIn(server, 'deploy/web.yaml');
    assert.ok(!codes.includes('privileged-container') && codes.includes('liveness-probe-missing'), codes.join());

    write('.cnmaturity/baseline.json', baselineText([]));
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('.cnmaturity/baseline.json'), type: 2 }],
    });
    await server.until(async () => (await codesIn(server, 'deploy/web.yaml')).includes('privileged-container'), 'the finding');
    assert.equal(await findings(server), counted);
  });

  it('is what a baseline holds back, until the baseline is gone', async () => {
    const entry = { path: 'web.yaml', rule: 'privileged-container', subject: 'Deployment//web/web', count: 1 };
    write('web.yaml', deployment);
    write('.gitignore', '.cnmaturity/\n');
    write('.cnmaturity/baseline.json', baselineText([entry]));
    const server = await start();
    await server.open(uriOf('web.yaml'), 'yaml', deployment);
    assert.ok(!(await codesIn(server, 'web.yaml')).includes('privileged-container'));
    rmSync(path.join(folder, '.cnmaturity/baseline.json'));
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('.cnmaturity/baseline.json'), type: 3 }],
    });
    await server.until(async () => (await codesIn(server, 'web.yaml')).includes('privileged-container'), 'the finding');
    write('.cnmaturity/baseline.json', baselineText([entry]));
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('.cnmaturity/baseline.json'), type: 1 }],
    });
    await server.until(async () => !(await codesIn(server, 'web.yaml')).includes('privileged-container'), 'nothing');
    rmSync(path.join(folder, '.cnmaturity'), { recursive: true });
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('.cnmaturity'), type: 3 }] });
    await server.until(async () => (await codesIn(server, 'web.yaml')).includes('privileged-container'), 'the finding again');
  });

  it('is what a broken baseline names: the panel says that it is broken', async () => {
    write('web.yaml', deployment);
    write('.cnmaturity/baseline.json', '{');
    const server = await start();
    const { skipped } = await server.connection.sendRequest<Overview>('cnmaturity/overview');
    assert.deepEqual(
      skipped.map((one) => one.path),
      ['.cnmaturity/baseline.json'],
    );
  });

  it('is what the answers file leaves out, as it is typed', async () => {
    write('a/web.yaml', deployment);
    write('b/web.yaml', deployment);
    write('.cnmaturity.yaml', 'exclude:\n  - a/**\n');
    const server = await start();
    await server.open(uriOf('a/web.yaml'), 'yaml', deployment);
    await server.open(uriOf('b/web.yaml'), 'yaml', deployment);
    assert.deepEqual(await codesIn(server, 'a/web.yaml'), []);
    assert.ok((await codesIn(server, 'b/web.yaml')).length > 0);
    const half = await findings(server);
    assert.ok(half > 0);
    await server.open(uriOf('.cnmaturity.yaml'), 'yaml', 'exclude:\n  - a/**\n');
    await server.replaceAll(uriOf('.cnmaturity.yaml'), 'exclude:\n');
    await server.until(async () => (await findings(server)) === 2 * half, 'both files');
    assert.ok((await codesIn(server, 'a/web.yaml')).length > 0);
    await server.replaceAll(uriOf('.cnmaturity.yaml'), 'ruleExclude:\n  privileged-container: [a]\n');
    await server.until(async () => !(await codesIn(server, 'a/web.yaml')).includes('privileged-container'), 'no such finding');
    assert.ok((await codesIn(server, 'b/web.yaml')).includes('privileged-container'));
  });

  it('is anything at all in a file that is left out', async () => {
    write('a/web.yaml', deployment);
    write('.cnmaturity.yaml', 'exclude: [a]\n');
    const server = await start();
    await server.open(uriOf('a/web.yaml'), 'yaml', deployment);
    const at = {
      textDocument: { uri: uriOf('a/web.yaml') },
      position: rangeOfText(server.document(uriOf('a/web.yaml')), 'privileged').start,
    };
    assert.equal(await server.connection.sendRequest('textDocument/hover', at), null);
    assert.deepEqual(await server.connection.sendRequest('textDocument/completion', at), []);
    assert.deepEqual(await server.connection.sendRequest('textDocument/codeLens', at), []);
    assert.deepEqual(await server.actions(uriOf('a/web.yaml'), rangeOfText(server.document(uriOf('a/web.yaml')), 'privileged')), []);
    await server.open(uriOf('.cnmaturity.yaml'), 'yaml', 'exclude: [a]\n');
    await server.replaceAll(uriOf('.cnmaturity.yaml'), '');
    await server.until(async () => (await server.connection.sendRequest('textDocument/hover', at)) !== null, 'the hover');
  });

  it('is what is needed for nothing, as long as files are being read', async () => {
    const text = deployment.replace(
      '            privileged',
      '            # cnmaturity-ignore: image-tag-latest x\n            privileged',
    );
    write('web.yaml', text);
    const server = await start();
    await server.open(uriOf('web.yaml'), 'yaml', text);
    assert.ok((await codesIn(server, 'web.yaml')).includes('suppression-unused'));
    write('.gitignore', 'b/\n');
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('.gitignore'), type: 1 }] });
    await server.until(
      async () => (await codesIn(server, 'web.yaml')).includes('suppression-unused'),
      'the hint, after the files were read anew',
    );
  });

  for (const [way, options] of [
    ['asks', {}],
    ['is sent them', { capabilities: plainClient }],
  ] as const)
    it(`is what is new in the line being typed, for a client that ${way}`, async () => {
      const text = deployment.replace('privileged: true', 'privileged: false');
      write('web.yaml', text);
      const server = await start(options);
      await server.open(uriOf('web.yaml'), 'yaml', text);
      const codes = async (): Promise<readonly unknown[]> =>
        way === 'asks' ? codesIn(server, 'web.yaml') : (server.published.get(uriOf('web.yaml')) ?? []).map(({ code }) => code);
      await server.until(async () => (await codes()).includes('liveness-probe-missing'), 'the first findings');
      const asked = server.timesOf('workspace/diagnostic/refresh');
      const published = server.timesOf('textDocument/publishDiagnostics');
      await server.edit(uriOf('web.yaml'), rangeOfText(server.document(uriOf('web.yaml')), 'false'), 'true');
      if (way === 'is sent them')
        await server.until(() => server.timesOf('textDocument/publishDiagnostics') > published, 'the first answer');
      assert.ok(!(await codes()).includes('privileged-container'));
      if (way === 'asks') await server.until(() => server.timesOf('workspace/diagnostic/refresh') > asked, 'the question to ask again');
      await server.until(async () => (await codes()).includes('privileged-container'), 'the finding');
    });

  it('is what is more than a hundred in a file, and how many that are is said', async () => {
    const many = Array.from({ length: 40 }, (_, index) => deployment.replaceAll('web', `web${String(index)}`)).join('---\n');
    write('web.yaml', many);
    const server = await start();
    await server.open(uriOf('web.yaml'), 'yaml', many);
    const diagnostics = await server.diagnostics(uriOf('web.yaml'));
    assert.equal(diagnostics.length, 101);
    const message = diagnostics.at(-1)?.message;
    assert.match(
      typeof message === 'string' ? message : '',
      /^\d+ more findings in this file are not shown here, only the 100 most severe\./,
    );
  });
});
