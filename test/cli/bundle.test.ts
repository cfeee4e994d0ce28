import assert from 'node:assert/strict';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { bundleCli, cli, Folder, privilegedPod, privilegedRule, spawnCli } from './support.ts';

describe('the bundle of the command line', () => {
  let bundle: Folder;
  let folder: Folder;
  let script: string;

  before(async function () {
    this.timeout(60_000);
    bundle = new Folder();
    folder = new Folder({ 'pod.yaml': privilegedPod });
    script = await bundleCli(bundle);
  });

  after(() => {
    bundle.remove();
    folder.remove();
  });

  it('prints what the source prints, Terraform included', async () => {
    const cwd = fromRoot('samples/shop');
    for (const args of [['scan'], ['scan', '--format', 'json'], ['rules'], ['explain', privilegedRule]]) {
      const result = await spawnCli(script, args, cwd);
      assert.deepEqual(result, await cli(args, { cwd, env: { FORCE_COLOR: '0' } }));
      assert.equal(result.code, 0);
    }
  });

  it('ends with the documented codes', async () => {
    assert.equal((await spawnCli(script, ['scan'], folder.path)).code, 0);
    assert.equal((await spawnCli(script, ['scan', '--fail-on', '1'], folder.path)).code, 1);
    const wrong = await spawnCli(script, ['scan', 'nowhere'], folder.path);
    assert.deepEqual(wrong, { code: 2, out: '', err: 'error: No such file or folder: nowhere\n' });
    assert.equal((await spawnCli(script, ['scan', '--nonsense'], folder.path)).code, 2);
  });

  it('takes it calmly when its reader has seen enough', async function () {
    this.timeout(60_000);
    const many = new Folder();
    for (let index = 0; index < 300; index++) many.write(`pod-${String(index)}.yaml`, privilegedPod);
    try {
      for (const format of ['pretty', 'json']) {
        const { code, err } = await spawnCli(script, ['scan', '--format', format], many.path, 1);
        assert.equal(err, '');
        assert.equal(code, 0);
      }
    } finally {
      many.remove();
    }
  });
});
