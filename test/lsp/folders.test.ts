import assert from 'node:assert/strict';
import { FileChangeType } from 'vscode-languageserver';
import type { FileEvent } from 'vscode-languageserver';
import type { DirectoryEntry, FileSystem } from '../../server/src/files/file-system.ts';
import { Scanner } from '../../server/src/lsp/scanner.ts';
import { Session } from '../../server/src/lsp/session.ts';
import { parseSettings } from '../../server/src/lsp/settings.ts';
import { sortChanges } from '../../server/src/lsp/watching.ts';
import { deployment, root } from '../features/project.ts';

/** A tree of files by their paths below the root. */
function treeOf(files: Readonly<Record<string, string>>): FileSystem {
  const entriesOf = (folder: string): readonly DirectoryEntry[] => {
    const below = Object.keys(files).flatMap((path) => {
      const uri = `${root}/${path}`;
      return uri.startsWith(`${folder}/`) ? [uri.slice(folder.length + 1)] : [];
    });
    const entries = below.map((path): DirectoryEntry => {
      const [name = ''] = path.split('/');
      return { name, kind: path.includes('/') ? 'folder' : 'file' };
    });
    return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
  };
  return {
    readDirectory: (uri) => Promise.resolve(entriesOf(uri)),
    readFile: (uri) => {
      const text = files[uri.slice(root.length + 1)];
      return Promise.resolve(text === undefined ? { error: 'It is gone.' } : { text });
    },
  };
}

function scannerOf(session: Session, files: Readonly<Record<string, string>>): Scanner {
  return new Scanner(session, {
    filesOf: () => treeOf(files),
    hclParser: () => Promise.resolve(undefined),
    yield: () => Promise.resolve(),
    missed: () => undefined,
    progress: () => undefined,
  });
}

describe('folders of a workspace', () => {
  it('that lie in each other each say what of them is left out', async () => {
    const session = new Session();
    session.folders.set([
      { uri: root, name: 'outer' },
      { uri: `${root}/inner`, name: 'inner' },
    ]);
    for (const folder of session.folders.all)
      if (folder.name === 'inner') folder.settings = parseSettings({ exclude: ['generated/**'] }).settings;
    const files = { 'a.yaml': deployment, 'inner/b.yaml': deployment, 'inner/generated/c.yaml': deployment, 'inner/generated/LICENSE': '' };
    await scannerOf(session, files).scan();
    assert.deepEqual([...session.files.uris()].sort(), [`${root}/a.yaml`, `${root}/inner/b.yaml`]);
    assert.equal(session.signals.has(`${root}/inner/generated/LICENSE`), false);
  });

  it('take the rules that they bring along with them when they are closed', async () => {
    const session = new Session();
    const uri = `${root}/.cnmaturity/rules/own.yaml`;
    session.folders.set([{ uri: root, name: 'workspace' }]);
    const scanner = scannerOf(session, { '.cnmaturity/rules/own.yaml': 'rules: []\n' });
    await scanner.scan();
    assert.deepEqual(session.organisation.uris(), [uri]);
    session.folders.set([]);
    await scanner.scan();
    assert.deepEqual(session.organisation.uris(), []);
  });

  it('lose all that was in folders that are deleted, however many', () => {
    const session = new Session();
    session.folders.set([{ uri: root, name: 'workspace' }]);
    for (let index = 0; index < 20_000; index++)
      session.signals.updatePath({ uri: `${root}/x/${String(index)}`, path: `x/${String(index)}` });
    const gone = Array.from({ length: 20_000 }, (_, index): FileEvent => ({
      uri: `${root}/y/${String(index)}`,
      type: FileChangeType.Deleted,
    }));
    const started = performance.now();
    const { files } = sortChanges([...gone, { uri: `${root}/x`, type: FileChangeType.Deleted }], session);
    assert.equal(files.size, 20_000);
    assert.ok(performance.now() - started < 4000);
  });
});
