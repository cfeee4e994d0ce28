import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { deployment } from '../features/project.ts';
import { modernClient } from './capabilities.ts';
import { temporary } from './temporary.ts';

describe('the workspace of a server', function () {
  this.timeout(30_000);
  const { start, write, uriOf } = temporary();

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
      rmSync(fileURLToPath(uriOf(name)), { recursive: true });
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
    rmSync(fileURLToPath(uriOf('app-7.yaml')));
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
    const workspace = { uri: uriOf('.').replace(/\/$/, ''), name: 'test' };
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

  it('is read though the client refuses to tell of changes', async () => {
    const server = await start({
      folder: write({ 'a.yaml': deployment }),
      refuses: ['client/registerCapability', 'workspace/configuration'],
    });
    await server.scanned();
    const overview: Overview = await server.connection.sendRequest('cnmaturity/overview');
    assert.equal(overview.counts.files, 1);
  });
});
