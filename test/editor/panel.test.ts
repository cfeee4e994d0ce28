import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { extensionId, open, tidy, whenFinding } from './support.ts';

describe('the commands in the editor', () => {
  afterEach(tidy);

  it('open the panel, from whatever view is shown', async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await vscode.commands.executeCommand('cloudNativeMaturity.openPanel');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('read all files again', async () => {
    const { uri } = await open('deploy/base/storefront.yaml');
    await vscode.commands.executeCommand('cloudNativeMaturity.rescan');
    await whenFinding(uri, 'liveness-probe-missing');
  });

  it('start the server again, which then knows everything anew', async () => {
    const { uri } = await open('deploy/base/storefront.yaml');
    await whenFinding(uri, 'liveness-probe-missing');
    await vscode.commands.executeCommand('cloudNativeMaturity.restartServer');
    await whenFinding(uri, 'liveness-probe-missing');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 5);
    assert.match(lenses[0]?.command?.title ?? '', /expectations met/u);
  });

  it('are all in the palette with a title and the extension’s name, but for those that only lenses and actions call', () => {
    const manifest: unknown = vscode.extensions.getExtension(extensionId)?.packageJSON;
    const text = JSON.stringify(manifest);
    for (const name of ['openPanel', 'rescan', 'restartServer', 'showLog']) assert.ok(text.includes(`"cloudNativeMaturity.${name}"`));
    for (const name of ['showPlaces', 'showGuidance']) assert.ok(!text.includes(`"cloudNativeMaturity.${name}"`));
  });
});
