import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { CodeLens, CompletionItem, Hover } from 'vscode-languageserver-protocol';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { deployment } from '../features/project.ts';
import { modernClient, plainClient, rangeOfText, TestClient } from './client.ts';
import type { Options } from './client.ts';

const uri = 'file:///nowhere/web.yaml';

describe('the server over stdio', function () {
  this.timeout(30_000);
  let client: TestClient | undefined;
  let folder: string | undefined;

  async function start(options?: Options): Promise<TestClient> {
    client = await TestClient.start(options);
    return client;
  }

  function write(files: Readonly<Record<string, string | Uint8Array>>): string {
    folder ??= mkdtempSync(path.join(tmpdir(), 'cnmaturity-'));
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    return folder;
  }

  const uriOf = (name: string): string => pathToFileURL(path.join(folder ?? '', name)).toString();

  afterEach(() => {
    client?.process.kill();
    client = undefined;
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    folder = undefined;
  });

  it('answers who asks for diagnostics, and only once for the same text', async () => {
    const { connection } = await start();
    assert.ok(client);
    await client.scanned();
    await client.open(uri, 'yaml', deployment);
    const report = await client.pull(uri);
    assert.ok(report.kind === 'full' && report.items.some(({ code }) => code === 'privileged-container'));
    assert.equal((await client.pull(uri, report.resultId)).kind, 'unchanged');
    await client.edit(uri, rangeOfText(client.document(uri), 'privileged: true'), 'privileged: false');
    const after = await client.pull(uri, report.resultId);
    assert.ok(after.kind === 'full' && !after.items.some(({ code }) => code === 'privileged-container'));
    assert.equal(client.published.size, 0);
    await connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  });

  it('sends diagnostics to who does not ask, and takes them back on close', async () => {
    const pushed = await start({ capabilities: plainClient });
    await pushed.open(uri, 'yaml', deployment);
    await pushed.until(() => pushed.published.get(uri)?.some(({ code }) => code === 'privileged-container') ?? false, 'diagnostics');
    await pushed.edit(uri, rangeOfText(pushed.document(uri), 'privileged: true'), 'privileged: false');
    await pushed.until(() => !pushed.published.get(uri)?.some(({ code }) => code === 'privileged-container'), 'fewer diagnostics');
    await pushed.close(uri);
    await pushed.until(() => pushed.published.get(uri)?.length === 0, 'no diagnostics');
  });

  it('mends what it finds', async () => {
    const server = await start();
    await server.scanned();
    await server.open(uri, 'yaml', deployment);
    const actions = await server.actions(uri, rangeOfText(server.document(uri), 'privileged: true'));
    assert.equal(actions[0]?.edit, undefined, 'edits are made when they are asked for');
    await server.apply(actions[0] ?? { title: 'none' });
    assert.ok(server.document(uri).getText().includes('privileged: false'));
    assert.ok(!(await server.diagnostics(uri)).some(({ code }) => code === 'privileged-container'));
  });

  it('mends all that is safe', async () => {
    const server = await start({ settings: { targetLevel: 5 } });
    await server.scanned();
    await server.open(uri, 'yaml', deployment);
    const whole = rangeOfText(server.document(uri), deployment);
    const [action] = await server.actions(uri, whole, ['source.fixAll.cloudNativeMaturity']);
    assert.ok(action);
    await server.apply(action);
    assert.match(server.document(uri).getText(), /privileged: false/);
    assert.deepEqual(await server.actions(uri, rangeOfText(server.document(uri), 'kind'), ['source.fixAll']), []);
  });

  it('refuses an edit for a text that has changed since', async () => {
    const server = await start();
    await server.scanned();
    await server.open(uri, 'yaml', deployment);
    const [action] = await server.actions(uri, rangeOfText(server.document(uri), 'privileged: true'));
    assert.ok(action);
    await server.replaceAll(uri, `# one line more\n${deployment}`);
    await assert.rejects(server.resolve(action), /changed/);
  });

  it('hovers, completes and shows levels', async () => {
    const server = await start();
    await server.scanned();
    await server.open(uri, 'yaml', `${deployment}          \n`);
    const { connection } = server;
    const document = server.document(uri);
    const hover: Hover | null = await connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: rangeOfText(document, 'privileged: true').start,
    });
    assert.match(JSON.stringify(hover), /Level 1 \(Build\)/);
    const items: CompletionItem[] = await connection.sendRequest('textDocument/completion', {
      textDocument: { uri },
      position: { line: document.lineCount - 2, character: 10 },
    });
    assert.ok(items.some(({ label }) => label === 'livenessProbe'));
    const [lens]: CodeLens[] = await connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
    const resolved: CodeLens = await connection.sendRequest('codeLens/resolve', lens);
    assert.match(resolved.command?.title ?? '', /^Working on Level 1 \(Build\)/);
  });

  it('stays silent where the settings say so', async () => {
    const server = await start({ settings: { hover: { enabled: false }, codeLens: { enabled: false }, completion: { enabled: false } } });
    await server.scanned();
    await server.open(uri, 'yaml', deployment);
    const position = rangeOfText(server.document(uri), 'privileged: true').start;
    assert.equal(await server.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position }), null);
    assert.deepEqual(await server.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position }), []);
    assert.deepEqual(await server.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } }), []);
  });

  it('names broken settings once and goes on with the defaults; new ones hold at once', async () => {
    const server = await start({ settings: { targetLevel: 'high', rules: { 'privileged-container': 'off', 'no-such-rule': 'off' } } });
    await server.scanned();
    await server.open(uri, 'yaml', deployment);
    assert.deepEqual(
      server.messages.map((message) => message.split(':')[0]),
      ['cloudNativeMaturity.targetLevel', 'cloudNativeMaturity.rules'],
    );
    assert.ok(!(await server.diagnostics(uri)).some(({ code }) => code === 'privileged-container'));
    server.settings = { rules: { 'privileged-container': 'error' } };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await server.until(
      async () => (await server.diagnostics(uri)).some(({ code, severity }) => code === 'privileged-container' && severity === 1),
      'the new severity',
    );
    assert.equal(server.messages.length, 2);
    await server.until(() => server.timesOf('workspace/diagnostic/refresh') > 0, 'that the client is told to ask again');
  });

  it('reads a folder, judges across files and follows what happens on disk', async () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n';
    const server = await start({
      folder: write({
        'app/web.yaml': deployment,
        'app/service.yaml': service,
        'app/kustomization.yaml': 'resources:\n  - web.yaml\n  - service.yaml\n',
        'node_modules/x.yaml': deployment,
        'bad.yaml': Uint8Array.of(0x61, 0xff),
      }),
    });
    await server.scanned();
    const overview = (): Promise<Overview> => server.connection.sendRequest('cnmaturity/overview');
    const first = await overview();
    assert.equal(first.state, 'ready');
    assert.equal(first.counts.files, 3);
    assert.deepEqual(first.skipped, [{ path: 'bad.yaml', reason: 'Not valid UTF-8 text.' }]);
    assert.ok(server.registered.includes('workspace/didChangeWatchedFiles'));

    await server.open(uriOf('app/service.yaml'), 'yaml', service);
    assert.deepEqual(await server.diagnostics(uriOf('app/service.yaml')), []);
    write({ 'app/web.yaml': deployment.replaceAll('app: web', 'app: other') });
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('app/web.yaml'), type: 2 }] });
    await server.until(
      async () => (await server.diagnostics(uriOf('app/service.yaml'))).some(({ code }) => code === 'service-dangling'),
      'the dangling service',
    );

    // Of a folder that is put there whole, editors may tell only the folder itself.
    write({ 'copy/node_modules/web.yaml': deployment, 'copy/deep/web.yaml': deployment, 'copy/service.yaml': service });
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('copy'), type: 1 }] });
    await server.until(async () => (await overview()).counts.files === 5, 'the new folder');

    for (const name of ['app', 'copy']) {
      rmSync(path.join(folder ?? '', name), { recursive: true });
      await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type: 3 }] });
    }
    await server.close(uriOf('app/service.yaml'));
    await server.until(async () => (await overview()).state === 'empty', 'nothing left');
  });

  it('prefers what is typed to what is on disk, until it is closed', async () => {
    const server = await start({ folder: write({ 'web.yaml': deployment }) });
    await server.scanned();
    const findings = async (): Promise<number> => (await server.connection.sendRequest<Overview>('cnmaturity/overview')).counts.findings;
    const before = await findings();
    await server.open(uriOf('web.yaml'), 'yaml', 'note: none\n');
    await server.until(async () => (await findings()) !== before, 'the open text');
    await server.connection.sendRequest('cnmaturity/rescan');
    assert.notEqual(await findings(), before);
    await server.close(uriOf('web.yaml'));
    await server.until(async () => (await findings()) === before, 'the text on disk');
  });

  it('stops reading everything again when asked to, and shows what it has', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`app-${String(index)}.yaml`, deployment]));
    const server = await start({ folder: write(files) });
    await server.scanned();
    rmSync(path.join(folder ?? '', 'app-7.yaml'));
    const cancelling = new CancellationTokenSource();
    const answered = server.connection.sendRequest('cnmaturity/rescan', cancelling.token);
    cancelling.cancel();
    await answered;
    await server.until(async () => (await server.connection.sendRequest<Overview>('cnmaturity/overview')).state === 'ready', 'an end');
    // Only at its end would it have let go of the file that is gone.
    assert.equal((await server.connection.sendRequest<Overview>('cnmaturity/overview')).counts.files, 300);
  });

  it('takes in folders that are added and lets go of those removed', async () => {
    const server = await start({ folder: write({ 'a/web.yaml': deployment, 'b/web.yaml': deployment }) });
    await server.scanned();
    const files = async (): Promise<number> => (await server.connection.sendRequest<Overview>('cnmaturity/overview')).counts.files;
    const workspace = { uri: pathToFileURL(folder ?? '').toString(), name: 'test' };
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uriOf('a'), name: 'a' }], removed: [workspace] },
    });
    await server.until(async () => (await files()) === 1, 'one folder');
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [workspace], removed: [] } });
    await server.until(async () => (await files()) === 2, 'both folders');
  });

  it('clears the problems of a file that is excluded', async () => {
    const server = await start({ folder: write({ 'web.yaml': deployment }), capabilities: { ...modernClient, textDocument: {} } });
    await server.open(uriOf('web.yaml'), 'yaml', deployment);
    await server.until(() => (server.published.get(uriOf('web.yaml'))?.length ?? 0) > 0, 'diagnostics');
    server.settings = { exclude: ['*.yaml'] };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await server.until(() => server.published.get(uriOf('web.yaml'))?.length === 0, 'no diagnostics');
  });

  it('reads Terraform once it is needed', async () => {
    const server = await start();
    await server.open('file:///nowhere/main.tf', 'terraform', 'module "a" {\n  source = "hashicorp/consul/aws"\n}\n');
    await server.until(
      async () => (await server.diagnostics('file:///nowhere/main.tf')).some(({ code }) => code === 'tf-module-unpinned-registry'),
      'the finding',
    );
  });

  it('survives texts of every kind', async () => {
    const server = await start();
    await server.scanned();
    const bomb = [
      'a0: &a0 [x]',
      ...Array.from(
        { length: 30 },
        (_, index) => `a${String(index + 1)}: &a${String(index + 1)} [${`*a${String(index)}, `.repeat(9)}*a${String(index)}]`,
      ),
    ].join('\n');
    const texts: Readonly<Record<string, string>> = {
      empty: '',
      blank: ' \n\t\n',
      'half typed': deployment.slice(0, 150),
      binary: '\0\x01\x02\uFFFD',
      'alias bomb': `${bomb}\n---\n${deployment}`,
      deep: `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`,
      'deeper maps': Array.from({ length: 800 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      enormous: `${deployment}---\n`.repeat(1600),
      braces: '{{{{{{',
      surrogates: 'a: \ud800\n',
    };
    let index = 0;
    for (const [name, text] of Object.entries(texts)) {
      for (const [file, language] of [
        ['x.yaml', 'yaml'],
        ['Dockerfile', 'dockerfile'],
        ['x.tf', 'terraform'],
        ['x.json', 'json'],
      ] as const) {
        const odd = `file:///nowhere/${String(index++)}/${file}`;
        await server.open(odd, language, text);
        assert.ok(Array.isArray(await server.diagnostics(odd)), `${name} as ${language}`);
        await server.connection.sendRequest('textDocument/hover', { textDocument: { uri: odd }, position: { line: 0, character: 1 } });
        await server.connection.sendRequest('textDocument/completion', { textDocument: { uri: odd }, position: { line: 0, character: 0 } });
        await server.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: odd } });
        await server.close(odd);
      }
    }
    await server.open(uri, 'yaml', deployment);
    assert.ok((await server.diagnostics(uri)).length > 0, 'it still works');
    assert.deepEqual(
      server.logged.filter((line) => line.includes('Error')),
      [],
    );
  });

  it('knows a Jenkinsfile by its name', async () => {
    const server = await start();
    const jenkinsfile = "node {\n  docker.image('golang:latest').inside {\n    sh 'go test ./...'\n  }\n}\n";
    for (const [name, language] of [
      ['Jenkinsfile', 'groovy'],
      ['Jenkinsfile.release', 'plaintext'],
      ['web.Jenkinsfile', 'plaintext'],
    ] as const) {
      const own = `file:///nowhere/${name}`;
      await server.open(own, language, jenkinsfile);
      const [found] = await server.diagnostics(own);
      assert.equal(found?.code, 'ci-image-unpinned', name);
      assert.deepEqual(found.range.start, { line: 1, character: 15 });
      await server.close(own);
    }
  });

  it('answers for documents that it does not know', async () => {
    const server = await start();
    const unknown = { textDocument: { uri: 'file:///nowhere/unknown.yaml' } };
    const position = { line: 3, character: 3 };
    assert.deepEqual(await server.diagnostics(unknown.textDocument.uri), []);
    assert.equal(await server.connection.sendRequest('textDocument/hover', { ...unknown, position }), null);
    assert.deepEqual(await server.connection.sendRequest('textDocument/completion', { ...unknown, position }), []);
    assert.deepEqual(await server.connection.sendRequest('textDocument/codeLens', unknown), []);
    assert.equal(await server.connection.sendRequest('cnmaturity/guidance', { id: 'no-such-thing' }), null);
    await server.open('untitled:Untitled-1', 'yaml', deployment);
    assert.ok((await server.diagnostics('untitled:Untitled-1')).length > 0, 'a new document is judged by its language');
  });

  it('ends as the protocol says', async () => {
    assert.equal(await (await start()).stop(), 0);
    assert.equal(await (await start()).exit(), 1);
  });
});
