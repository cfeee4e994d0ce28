import assert from 'node:assert/strict';
import { canonicalUri, childUri, folderUri, relativePath, resolvedUri } from '../../server/src/files/uri.ts';

describe('URIs', () => {
  it('have one spelling, whoever wrote them', () => {
    for (const spelled of ['file:///w/a%20b/%40x%2By%20(1)%21.yaml', 'file:///w/a%20b/@x+y%20%281%29!.yaml']) {
      assert.equal(canonicalUri(spelled), 'file:///w/a%20b/@x+y%20(1)!.yaml');
    }
    assert.equal(canonicalUri('file:///C:/x'), canonicalUri('file:///c%3A/x'));
    assert.equal(canonicalUri('vscode-vfs://github/o/r/%C3%A4.yaml'), canonicalUri('vscode-vfs://github/o/r/ä.yaml'));
    assert.equal(canonicalUri('untitled:Untitled-1'), 'untitled:Untitled-1');
  });

  it('survive escapes that are none', () => {
    assert.equal(canonicalUri('file:///w/50%.yaml'), 'file:///w/50%25.yaml');
    assert.equal(canonicalUri(canonicalUri('file:///w/50%.yaml')), 'file:///w/50%25.yaml');
  });

  it('hold no half of a character', () => {
    assert.equal(childUri('file:///a', 'x\ud800y'), 'file:///a/x%EF%BF%BDy');
    assert.equal(resolvedUri('file:///a', '../\udc00'), 'file:///%EF%BF%BD');
  });

  it('go down and up again', () => {
    const folder = folderUri('file:///w/x%20y/');
    const file = childUri(folder, 'ä [1]%.yaml');
    assert.equal(canonicalUri(file), file);
    assert.equal(relativePath(folder, file), 'ä [1]%.yaml');
    assert.equal(relativePath(folder, 'file:///w/x%20yz/a'), undefined);
  });
});
