import assert from 'node:assert/strict';
import type { CodeLens, CompletionItem, Hover } from 'vscode-languageserver-protocol';
import { deployment } from '../features/project.ts';
import { plainClient } from './capabilities.ts';
import { rangeOfText } from './client.ts';
import { temporary } from './temporary.ts';

const uri = 'file:///nowhere/web.yaml';

describe('the server over stdio', function () {
  this.timeout(30_000);
  const { start } = temporary();

  it('answers who asks for diagnostics, and only once for the same text', async () => {
    const client = await start();
    const { connection } = client;
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
