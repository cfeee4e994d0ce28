import assert from 'node:assert/strict';
import { readFile } from '../../server/src/facts/read.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const root = 'file:///listed/';

function workspaceWith(paths: readonly string[], links: readonly string[] = []): Workspace {
  const workspace = new Workspace();
  workspace.update(readFile({ uri: `${root}a/web.yaml`, format: 'yaml', text: 'kind: x\n', hcl: undefined }));
  workspace.setListing({
    includes: (uri) => uri.startsWith(root) && !uri.endsWith('.secret'),
    paths: paths.map((path) => root + path),
    links: links.map((path) => root + path),
  });
  return workspace;
}

describe('What is there', () => {
  it('is unknown before anybody has looked', () => {
    assert.equal(new Workspace().snapshot.presence(`${root}a/web.yaml`), 'unknown');
  });

  it('knows files that are read, others, and the folders above them', () => {
    const { snapshot } = workspaceWith(['b/c/notes.txt']);
    const seen = ['a/web.yaml', 'b/c/notes.txt', 'a', 'b/', 'b/c', 'b/d', 'a/x.yaml'].map((path) => snapshot.presence(root + path));
    assert.deepEqual(seen, ['file', 'file', 'folder', 'folder', 'folder', 'missing', 'missing']);
  });

  it('says nothing of what the walk leaves out, or does not follow', () => {
    const { snapshot } = workspaceWith([], ['link', 'one.yaml']);
    const seen = ['a/key.secret', 'link', 'link/below.yaml', 'one.yaml'].map((path) => snapshot.presence(root + path));
    assert.deepEqual(seen, ['unknown', 'unknown', 'unknown', 'unknown']);
    assert.equal(snapshot.presence('file:///elsewhere/web.yaml'), 'unknown');
  });

  it('knows files that are there and that nobody reads', () => {
    const workspace = workspaceWith([]);
    workspace.setUnread(`${root}crds/large.yaml`, true);
    const seen = ['crds/large.yaml', 'crds', 'crds/other.yaml'].map((path) => workspace.snapshot.presence(root + path));
    assert.deepEqual(seen, ['file', 'folder', 'missing']);
    workspace.setUnread(`${root}crds/large.yaml`, false);
    assert.equal(workspace.snapshot.presence(`${root}crds/large.yaml`), 'missing');
  });

  it('follows files that come and go', () => {
    const workspace = workspaceWith([]);
    workspace.update(readFile({ uri: `${root}new/web.yaml`, format: 'yaml', text: 'kind: x\n', hcl: undefined }));
    assert.equal(workspace.snapshot.presence(`${root}new`), 'folder');
    workspace.remove(`${root}new/web.yaml`);
    assert.equal(workspace.snapshot.presence(`${root}new`), 'missing');
  });

  it('forgets what is no longer there when everything is walked again', () => {
    const workspace = workspaceWith([]);
    workspace.setUnread(`${root}a/large.yaml`, true);
    assert.equal(workspace.snapshot.presence(`${root}a/large.yaml`), 'file');
    workspace.setListing({ includes: (uri) => uri.startsWith(root), paths: [], links: [] });
    assert.equal(workspace.snapshot.presence(`${root}a/large.yaml`), 'missing');
  });
});
