import assert from 'node:assert/strict';
import { filesBelow } from '../../client/src/walk.ts';
import type { FolderContent, FolderReader } from '../../client/src/walk.ts';

const tree: Readonly<Record<string, FolderContent<string>>> = {
  '/': { files: ['/a'], folders: ['/shut', '/b'] },
  '/b': { files: ['/b/c', '/b/d'], folders: [] },
};

function reader(told: string[] = [], isCancelled = (): boolean => false): FolderReader<string> {
  return {
    read: (folder) => {
      const content = tree[folder];
      return content ? Promise.resolve(content) : Promise.reject(new Error(`no entry to ${folder}`));
    },
    passedOver: (folder, error) => {
      told.push(`${folder}: ${error instanceof Error ? error.message : ''}`);
    },
    isCancelled,
  };
}

describe('a walk through folders', () => {
  it('names those below that cannot be read, and goes on with the rest', async () => {
    const told: string[] = [];
    assert.deepEqual(await filesBelow('/', 10, reader(told)), ['/a', '/b/c', '/b/d']);
    assert.deepEqual(told, ['/shut: no entry to /shut']);
  });

  it('fails where the folder itself cannot be read', async () => {
    await assert.rejects(filesBelow('/shut', 10, reader()), /no entry/);
  });

  it('ends with enough files, and when it is cancelled', async () => {
    assert.deepEqual(await filesBelow('/', 2, reader()), ['/a', '/b/c']);
    assert.deepEqual(
      await filesBelow(
        '/',
        10,
        reader([], () => true),
      ),
      ['/a'],
    );
  });
});
