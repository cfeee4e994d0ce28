import assert from 'node:assert/strict';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { FixResult } from '../../server/src/lsp/protocol.ts';
import { deployment } from '../features/project.ts';
import { modernClient } from './capabilities.ts';
import type { Options, TestClient } from './client.ts';
import { temporary } from './temporary.ts';

describe('fixes of a practice over stdio', function () {
  this.timeout(30_000);
  const { start, write, uriOf } = temporary();

  async function begin(files: Readonly<Record<string, string>>, options: Options = {}): Promise<TestClient> {
    const client = await start({ folder: write(files), ...options });
    await client.scanned();
    return client;
  }

  const overview = (client: TestClient): Promise<Overview> => client.connection.sendRequest('cnmaturity/overview');

  it('mends all of a practice that needs no judgement, in one edit', async () => {
    const client = await begin({ 'a.yaml': deployment, 'b/b.yaml': `${deployment}---\n${deployment}`, 'c.yaml': 'a: 1\n' });
    const { steps } = await overview(client);
    const step = steps.find(({ fixable, places }) => fixable > 0 && places.some(({ rule }) => rule === 'privileged-container'));
    assert.ok(step && step.fixable >= 3);
    await client.open(uriOf('a.yaml'), 'yaml', deployment);
    const result: FixResult = await client.connection.sendRequest('cnmaturity/fixPractice', { practice: step.practice });
    assert.ok(result.done && result.fixed === step.fixable && result.files === 2);
    assert.equal(client.applied.length, 1);
    assert.ok(!client.document(uriOf('a.yaml')).getText().includes('privileged: true'));
    assert.ok(!client.document(uriOf('b/b.yaml')).getText().includes('privileged: true'));
    await client.until(
      async () => ((await overview(client)).steps.find(({ practice: id }) => id === step.practice)?.fixable ?? 0) === 0,
      'nothing is left',
    );
    const again: FixResult = await client.connection.sendRequest('cnmaturity/fixPractice', { practice: step.practice });
    assert.ok(!again.done && again.message.includes('nothing here'));
  });

  it('lets a client show fixes before they are made, and says when nobody wants them', async () => {
    const { workspace } = modernClient;
    const workspaceEdit = { ...workspace?.workspaceEdit, changeAnnotationSupport: { groupsOnLabel: true } };
    const client = await begin({ 'a.yaml': deployment }, { capabilities: { ...modernClient, workspace: { ...workspace, workspaceEdit } } });
    const { steps } = await overview(client);
    const step = steps.find(({ fixable }) => fixable > 0);
    const params = { practice: step?.practice ?? '', preview: true };
    const result: FixResult = await client.connection.sendRequest('cnmaturity/fixPractice', params);
    assert.ok(result.done && result.previewed === true);
    const [edit] = client.applied;
    const annotations = Object.values(edit?.changeAnnotations ?? {});
    assert.deepEqual(annotations, [{ label: step?.statement, needsConfirmation: true }]);
    const changes = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []));
    assert.ok(
      changes.length > 0 && changes.every((change) => 'annotationId' in change && change.annotationId in (edit?.changeAnnotations ?? {})),
    );
  });

  it('shows no preview where the client has none', async () => {
    const client = await begin({ 'a.yaml': deployment });
    const { steps } = await overview(client);
    const practiceId = steps.find(({ fixable }) => fixable > 0)?.practice ?? '';
    const result: FixResult = await client.connection.sendRequest('cnmaturity/fixPractice', { practice: practiceId, preview: true });
    assert.ok(!result.done && result.message.includes('no previews'));
    assert.deepEqual(client.applied, []);
  });
});
