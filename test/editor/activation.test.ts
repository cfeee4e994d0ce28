import assert from 'node:assert/strict';

import * as vscode from 'vscode';

const id = 'cloud-native-maturity.cloud-native-maturity';

describe('the extension in the editor', () => {
  it('is found and becomes active', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension !== undefined, `${id} is not among the extensions`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command of its manifest', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension !== undefined);
    await extension.activate();
    const manifest: unknown = extension.packageJSON;
    const contributed = JSON.stringify(manifest).matchAll(/"command":"([^"]+)"/gu);
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = [...contributed].map(([, name]) => name ?? '').filter((name) => !registered.has(name));
    assert.deepEqual(missing, []);
  });
});
