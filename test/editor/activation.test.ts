import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { extensionId } from './support.ts';

/** The suite comes as an extension of its own, whose name says in which host it was put. */
const inWorker = vscode.extensions.getExtension('test.suite-worker') !== undefined;

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(extensionId);
  assert.ok(found !== undefined, `${extensionId} is not among the extensions`);
  return found;
}

describe('the extension in the editor', () => {
  it('is the one that is installed from the package, not the sources', async () => {
    const { extensionUri } = extension();
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(extensionUri, inWorker ? 'dist/web/server.js' : 'dist/server.cjs'));
    if (inWorker) assert.equal(extensionUri.scheme, 'http');
    else assert.match(extensionUri.path, new RegExp(`/${extensionId}-\\d+\\.\\d+\\.\\d+$`, 'u'));
    assert.ok(!vscode.workspace.workspaceFolders?.some(({ uri }) => extensionUri.path.startsWith(uri.path)));
  });

  it('becomes active, with trust in the folders or without it', async () => {
    // The worker's run is the one in Restricted Mode.
    assert.equal(vscode.workspace.isTrusted, !inWorker);
    await extension().activate();
    assert.equal(extension().isActive, true);
  });

  it('registers every command of its manifest', async () => {
    await extension().activate();
    const manifest: unknown = extension().packageJSON;
    const contributed = JSON.stringify(manifest).matchAll(/"command":"([^"]+)"/gu);
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = [...contributed].map(([, name]) => name ?? '').filter((name) => !registered.has(name));
    assert.deepEqual(missing, []);
  });

  it('describes its settings in words, down to the options of rules', () => {
    const shown = JSON.stringify(extension().packageJSON);
    assert.deepEqual(shown.match(/"%[^"%]+%"/gu) ?? [], []);
    for (const words of ['Liveness probe missing', 'from which on a container counts as a slow starter'])
      assert.ok(shown.includes(words), words);
  });
});
