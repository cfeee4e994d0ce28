import assert from 'node:assert/strict';
import { resolvePath } from '../../server/src/compose/kustomize/files.ts';
import { discover } from '../../server/src/files/discover.ts';
import type { FileSystem } from '../../server/src/files/file-system.ts';
import { childUri, folderUri, relativePath } from '../../server/src/files/uri.ts';
import { join } from '../../server/src/workspace/paths.ts';

describe('a path that a file names', () => {
  it('is joined to the folder of the file', () => {
    assert.equal(join('file:///a/b', '../c/d e.yaml'), 'file:///a/c/d%20e.yaml');
    assert.equal(join('file:///a/b', './x/'), 'file:///a/b/x');
    assert.equal(join('vscode-vfs://github/owner/repo', '../other'), 'vscode-vfs://github/owner/other');
  });

  it('never leaves the scheme and the host, however far it goes up', () => {
    for (let up = 0; up < 8; up++) {
      const path = `${'../'.repeat(up)}evil/share`;
      assert.match(join('file:///a/b', path) ?? '', /^file:\/\/\/(?:a\/|a\/b\/)?evil\/share$/);
      assert.match(join('file://', path) ?? '', /^file:\/\/\/evil\/share$/);
      assert.match(join('vscode-vfs://github/owner', path) ?? '', /^vscode-vfs:\/\/github\/(?:owner\/)?evil\/share$/);
      assert.match(join('memfs:/a', path) ?? '', /^memfs:\/(?:a\/)?evil\/share$/);
    }
  });

  it('is none where it is a URL or counts from the root', () => {
    for (const path of ['/etc/passwd', 'https://example.com/a.yaml', 'file:///a']) assert.equal(join('file:///a', path), undefined);
  });
});

describe('a path that a kustomization names', () => {
  it('never leaves the scheme and the host either', () => {
    assert.equal(resolvePath('file:///a/b', '../../../evil/share'), 'file:///evil/share');
    assert.equal(resolvePath('file:///a/b', '../c'), 'file:///a/c');
    assert.equal(resolvePath('file:///a/b', 'https://example.com/x'), undefined);
  });
});

describe('the root of a file system', () => {
  it('is a folder as any other', () => {
    const root = folderUri('file:///');
    assert.equal(folderUri(root), root, 'however often it is asked for');
    assert.equal(childUri(root, 'a'), 'file:///a');
    assert.equal(relativePath(root, 'file:///a/b'), 'a/b');
    assert.equal(folderUri('file:///a/'), 'file:///a');
    assert.equal(folderUri('vscode-vfs://github/owner/repo/'), 'vscode-vfs://github/owner/repo');
  });

  it('is walked without a host in the names of its files', async () => {
    const files: FileSystem = {
      readDirectory: (uri) =>
        Promise.resolve(
          uri === 'file://'
            ? [
                { name: 'a.yaml', kind: 'file' },
                { name: 'notes.txt', kind: 'file' },
                { name: 'b', kind: 'folder' },
              ]
            : [{ name: 'Dockerfile', kind: 'file' }],
        ),
      readFile: () => Promise.resolve({ error: 'Nothing is read here.' }),
    };
    const { files: found, paths } = await discover(files, 'file:///', { exclude: [], maxFiles: 100 });
    assert.deepEqual([...found.map(({ uri }) => uri), ...paths], ['file:///a.yaml', 'file:///b/Dockerfile', 'file:///notes.txt']);
  });
});
