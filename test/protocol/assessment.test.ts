import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileChangeType } from 'vscode-languageserver-protocol';
import type { HistoryView } from '../../server/src/features/history/types.ts';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails, Questions } from '../../server/src/features/practice-types.ts';
import type { AnswerParams, AnswerResult } from '../../server/src/lsp/protocol.ts';
import { deployment } from '../features/project.ts';
import { modernClient } from './capabilities.ts';
import { TestClient } from './client.ts';
import type { Options } from './client.ts';

const pilot = 'people/organizational-change/1/bounded-pilot';
const trial = 'people/organizational-change/1/agile-trial';
const probes = 'technology/testing-and-issue-detection/1/health-probes';
const dockerfile = 'FROM scratch\nCOPY a /\nUSER 1000\nENTRYPOINT ["/a"]\n';

describe('assessment and answers over stdio', function () {
  this.timeout(30_000);
  const folders: string[] = [];
  let client: TestClient;

  function folderWith(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'cnmaturity-'));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) write(folder, name, text);
    return folder;
  }

  function write(folder: string, name: string, text: string): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  async function start(files: Readonly<Record<string, string>>, options: Options = {}): Promise<string> {
    const folder = folderWith(files);
    client = await TestClient.start({ folder, ...options });
    await client.scanned();
    return folder;
  }

  afterEach(async () => {
    await client.stop();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  const overview = (): Promise<Overview> => client.connection.sendRequest('cnmaturity/overview');
  const select = (scope: string): Promise<Overview> => client.connection.sendRequest('cnmaturity/selectScope', { scope });
  const practice = (id: string, scope?: string): Promise<PracticeDetails | null> =>
    client.connection.sendRequest('cnmaturity/practice', { practice: id, ...(scope === undefined ? {} : { scope }) });
  const questions = (params: object): Promise<Questions> => client.connection.sendRequest('cnmaturity/questions', params);
  const answer = (params: AnswerParams): Promise<AnswerResult> => client.connection.sendRequest('cnmaturity/answer', params);
  const uriOf = (folder: string, name: string): string => `${pathToFileURL(folder).toString()}/${name}`;

  it('shows one scope where nothing else is named, and applications where they are', async () => {
    const folder = await start({ 'apps/shop/web.yaml': deployment, 'apps/site/Dockerfile': dockerfile });
    const whole = await overview();
    assert.deepEqual(
      whole.scopes.map(({ id, kind, files }) => [id, kind, files]),
      [['workspace', 'workspace', 2]],
    );
    await client.open(uriOf(folder, '.cnmaturity.yaml'), 'yaml', 'applications:\n  - path: apps/*\n  - name: Empty\n    path: apps/none\n');
    await client.until(async () => (await overview()).scopes.length === 4, 'the applications');
    const { scopes } = await overview();
    assert.deepEqual(scopes.map(({ name, files }) => `${name} ${String(files)}`).sort(), ['Empty 0', 'Workspace 3', 'shop 1', 'site 1']);
    assert.equal(scopes[3]?.level, null, 'what nothing is known of comes last');
    assert.ok((scopes[1]?.progress ?? 1) < (scopes[2]?.progress ?? 0), 'the weakest application comes first');
    const siteId = scopes.find(({ name }) => name === 'site')?.id ?? '';
    const site = await select(siteId);
    assert.deepEqual([site.scope, site.counts.files, site.counts.findings], [siteId, 1, 0]);
    assert.equal((await overview()).scope, site.scope);
    assert.equal((await practice(probes))?.rules.find(({ id }) => id === 'liveness-probe-missing')?.unmet, 0);
    assert.equal((await practice(probes, 'workspace'))?.rules.find(({ id }) => id === 'liveness-probe-missing')?.unmet, 1);
    assert.equal((await select('application:gone')).scope, 'workspace');
  });

  it('judges a base in each application as its overlay makes it', async () => {
    const kustomization = (text: string): string => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${text}`;
    const patch =
      'patches:\n  - target: { kind: Deployment }\n    patch: |-\n      - op: replace\n        path: /spec/template/spec/containers/0/securityContext/privileged\n        value: false\n';
    await start(
      {
        'base/kustomization.yaml': kustomization('resources: [web.yaml]\n'),
        'base/web.yaml': deployment,
        'overlays/mended/kustomization.yaml': kustomization(`resources: [../../base]\n${patch}`),
        'overlays/plain/kustomization.yaml': kustomization('resources: [../../base]\n'),
      },
      { settings: { applications: [{ path: 'overlays/*' }] } },
    );
    const access = 'technology/platforms-and-infrastructure/1/access-foundations';
    const { scopes } = await overview();
    const count = async (name: string): Promise<unknown> => {
      const rule = (await practice(access, scopes.find((scope) => scope.name === name)?.id))?.rules.find(
        ({ id }) => id === 'privileged-container',
      );
      return [rule?.met, rule?.unmet, rule?.findings];
    };
    assert.deepEqual(await count('Workspace'), [1, 1, 1]);
    assert.deepEqual(await count('mended'), [1, 0, 0]);
    assert.deepEqual(await count('plain'), [0, 1, 1]);
  });

  it('takes applications, options of rules and the Kubernetes version from settings, and names what is broken', async () => {
    const settings = {
      applications: [{ name: 'Shop', path: 'apps/shop' }, { path: '/etc' }, 'x'],
      ruleOptions: { 'containers-per-pod-limit': { maximum: 0 }, nothing: {} },
      kubernetesVersion: '31',
    };
    await start({ 'apps/shop/web.yaml': deployment }, { settings });
    assert.deepEqual(
      (await overview()).scopes.map(({ name }) => name),
      ['Workspace', 'Shop'],
    );
    const said = client.messages.join('\n');
    for (const part of ['entry 2', 'entry 3', '"maximum" must be at least 1', 'no rule "nothing"', 'kubernetesVersion'])
      assert.ok(said.includes(part), part);
  });

  it('follows options of rules as the answers file sets them', async () => {
    const pod = deployment.replace(
      '      containers:\n',
      '      containers:\n        - name: second\n          image: registry.example.com/b:1.0.0\n',
    );
    const folder = await start({ 'web.yaml': pod }, { settings: { rules: { 'containers-per-pod-limit': 'on' } } });
    await client.open(uriOf(folder, 'web.yaml'), 'yaml', pod);
    const has = async (): Promise<boolean> =>
      (await client.diagnostics(uriOf(folder, 'web.yaml'))).some(({ code }) => code === 'containers-per-pod-limit');
    assert.equal(await has(), false);
    await client.open(uriOf(folder, '.cnmaturity.yaml'), 'yaml', 'ruleOptions:\n  containers-per-pod-limit:\n    maximum: 1\n');
    await client.until(has, 'the option counts');
    await client.replaceAll(uriOf(folder, '.cnmaturity.yaml'), 'ruleOptions:\n');
    await client.until(async () => !(await has()), 'the default counts again');
  });

  it('says where evidence stands, in files that it does not keep too', async () => {
    await start({ 'web.yaml': deployment, 'SECURITY.md': '# Report to us\n' });
    const { dimensions } = await overview();
    const ids = dimensions.flatMap(({ sections }) =>
      sections.flatMap(({ cells }) => cells.flatMap((cell) => cell.practices.map(({ id }) => id))),
    );
    const details = await Promise.all(ids.map((id) => practice(id)));
    const places = details.flatMap((one) => one?.signals.flatMap(({ places: found }) => found) ?? []);
    assert.ok(places.some(({ path, range }) => path === 'SECURITY.md' && range.start.line === 0));
    assert.equal(await practice('people/nothing'), null);
  });

  it('notices a plain file that is evidence, when it comes and when it goes', async () => {
    const folder = await start({ 'web.yaml': deployment });
    const judged = async (): Promise<number> => (await overview()).coverage.judged;
    const before = await judged();
    write(folder, 'SECURITY.md', '# Report to us\n');
    mkdirSync(join(folder, 'CODE_OF_CONDUCT.md'));
    const tell = (type: FileChangeType, ...names: readonly string[]): Promise<void> =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: names.map((name) => ({ uri: uriOf(folder, name), type })),
      });
    await tell(FileChangeType.Created, 'SECURITY.md', 'CODE_OF_CONDUCT.md', 'notes.bin', 'node_modules/a/SECURITY.md');
    await client.until(async () => (await judged()) > before, 'the file counts');
    unlinkSync(join(folder, 'SECURITY.md'));
    await tell(FileChangeType.Deleted, 'SECURITY.md');
    await client.until(async () => (await judged()) === before, 'the file counts no longer');
  });

  it('keeps answers by edits of the client, in a new file and in that file', async () => {
    const folder = await start({ 'web.yaml': deployment });
    const uri = uriOf(folder, '.cnmaturity.yaml');
    const { questions: asked, file, upTo } = await questions({});
    assert.deepEqual([asked[0]?.id, file, upTo], [pilot, '.cnmaturity.yaml', 1]);
    const kept = await answer({ id: pilot, answer: 'yes', note: ' the shop ' });
    assert.deepEqual(kept, { kept: true, uri, path: '.cnmaturity.yaml' });
    assert.equal(client.applied[0]?.documentChanges?.length, 2);
    assert.match(
      client.document(uri).getText(),
      new RegExp(`answers:\\n {2}${pilot}:\\n {4}answer: yes\\n {4}note: the shop\\n {4}date: \\d{4}-\\d\\d-\\d\\d\\n$`),
    );
    await client.until(async () => (await practice(pilot))?.status === 'met', 'the answer counts');
    await Promise.all([
      answer({ id: trial, answer: 'partly' }),
      answer({ id: 'ai', answer: 'not-applicable' }),
      answer({ id: pilot, answer: 'remove' }),
    ]);
    const text = client.document(uri).getText();
    assert.ok(!text.includes(pilot) && text.indexOf('  ai:') < text.indexOf(trial));
    await client.until(
      async () => (await questions({ upTo: 2 })).questions.find(({ id }) => id === 'ai')?.state === 'answered',
      'AI is answered',
    );
    assert.ok((await overview()).questions.open < asked.length - 2);
  });

  it('puts the next answer behind one that is not saved yet', async () => {
    const folder = await start({ 'web.yaml': deployment, '.cnmaturity.yaml': `answers:\n  ${trial}:\n    answer: no\n` });
    const uri = uriOf(folder, '.cnmaturity.yaml');
    const edits: string[] = [];
    client.open = async () => {
      edits.push(JSON.stringify(client.applied.at(-1)));
      await Promise.resolve();
    };
    assert.equal((await answer({ id: pilot, answer: 'yes' })).kept, true);
    assert.equal((await answer({ id: pilot, answer: 'no' })).kept, true);
    assert.equal(edits.length, 2);
    assert.ok(edits[0]?.includes(pilot));
    assert.ok(!edits[1]?.includes(pilot), 'only the value is changed');
    assert.ok(readFileSync(join(folder, '.cnmaturity.yaml'), 'utf8').includes(trial) && edits[0]?.includes(uri));
  });

  it('says why an answer is not kept', async () => {
    const folder = await start({ 'web.yaml': deployment, '.cnmaturity.yaml': 'answers: [\n' });
    const messageOf = async (params: AnswerParams): Promise<string> => {
      const result = await answer(params);
      return result.kept ? '' : result.message;
    };
    assert.match(await messageOf({ id: 'people/nothing', answer: 'yes' }), /no practice/);
    assert.match(await messageOf({ id: 'people/ai', answer: 'yes' }), /only be "not-applicable"/);
    assert.match(await messageOf({ id: pilot, answer: 'yes' }), /no sure place/);
    await client.open(uriOf(folder, '.cnmaturity.yaml'), 'yaml', 'answers:\n');
    client.refusal = 'it is read-only';
    assert.equal(await messageOf({ id: pilot, answer: 'yes' }), 'it is read-only');
  });

  it('tells clients that cannot create files to do so', async () => {
    const capabilities = { ...modernClient, workspace: { ...modernClient.workspace, workspaceEdit: { documentChanges: true } } };
    await start({ 'web.yaml': deployment }, { capabilities });
    const result = await answer({ id: pilot, answer: 'yes' });
    assert.ok(!result.kept && result.message.includes('Create an empty'));
  });

  it('tells the history of a folder, with what today would add', async () => {
    const line = '{"date":"2026-01-31","model":"4.0 beta","level":1,"progress":0.5,"dimensions":{},"coverage":{"judged":1,"practices":2}}';
    const folder = await start({ 'a.yaml': deployment, '.cnmaturity/history.jsonl': `oops\n${line}\n` });
    const history: HistoryView = await client.connection.sendRequest('cnmaturity/history');
    assert.equal(history.uri, uriOf(folder, '.cnmaturity/history.jsonl'));
    assert.deepEqual(
      history.entries.map(({ date, progress }) => [date, progress]),
      [['2026-01-31', 0.5]],
    );
    assert.deepEqual(history.problems, [{ line: 1, message: 'This is no JSON.' }]);
    assert.equal(history.today?.level, 1);
    const { overall } = await overview();
    assert.equal(history.today.progress, overall.progress);
  });

  it('keeps the answers of each folder apart', async () => {
    const other = folderWith({ Dockerfile: dockerfile, '.cnmaturity.yaml': `answers:\n  ${trial}: { answer: yes }\n` });
    await start({ 'web.yaml': deployment }, { others: [other], settings: { answers: { author: 'Ada' } } });
    const { scopes } = await overview();
    assert.deepEqual(
      scopes.map(({ kind }) => kind),
      ['workspace', 'folder', 'folder'],
    );
    const [, first, second] = scopes;
    assert.equal((await practice(trial, first?.id))?.status, 'unconfirmed');
    assert.equal((await practice(trial, second?.id))?.status, 'met');
    assert.equal((await practice(trial))?.answer?.place?.uri, uriOf(other, '.cnmaturity.yaml'));
    await select(first?.id ?? '');
    const kept = await answer({ id: pilot, answer: 'yes' });
    assert.ok(kept.kept && kept.path === 'test/.cnmaturity.yaml');
    assert.match(client.document(kept.uri).getText(), /by: Ada/);
  });
});
