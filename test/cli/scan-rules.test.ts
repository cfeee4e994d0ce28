import assert from 'node:assert/strict';
import { deployment } from '../features/project.ts';
import { Folder, scanJson } from './support.ts';

describe('rules that the answers file sets', () => {
  it('are switched on and off, and take the severity that is asked for', async () => {
    const folder = new Folder({ 'web.yaml': deployment });
    try {
      const found = async (): Promise<ReadonlyMap<string, string>> => {
        const { findings } = await scanJson(['.'], { cwd: folder.path });
        return new Map(findings.map(({ rule, severity }) => [rule, severity]));
      };
      const before = await found();
      assert.equal(before.has('cpu-limit-missing'), false);
      assert.equal(before.has('cpu-request-missing'), true);
      folder.write('.cnmaturity.yaml', 'rules:\n  cpu-limit-missing: error\n  cpu-request-missing: off\n');
      const after = await found();
      assert.equal(after.get('cpu-limit-missing'), 'error');
      assert.equal(after.has('cpu-request-missing'), false);
      assert.deepEqual(
        [...after.keys()].filter((rule) => rule !== 'cpu-limit-missing'),
        [...before.keys()].filter((rule) => rule !== 'cpu-request-missing'),
      );
    } finally {
      folder.remove();
    }
  });
});
