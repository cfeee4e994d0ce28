import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { open, tidy, whenFinding, whenFindings, whenGone } from './support.ts';

const section = 'cloudNativeMaturity';
const rule = 'liveness-probe-missing';
const hardening = 'run-as-non-root-missing';

/** The second folder of the workspace, whose settings say less than the first. */
function depot(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.find(({ name }) => name === 'depot');
  assert.ok(folder !== undefined, 'The workspace has no second folder.');
  return vscode.Uri.joinPath(folder.uri, path);
}

async function openDepot(): Promise<vscode.Uri> {
  const uri = depot('deploy/parcels.yaml');
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  await whenFinding(uri, 'readiness-probe-missing');
  return uri;
}

async function lensesOf(uri: vscode.Uri): Promise<number> {
  return (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)).length;
}

describe('a workspace of several folders', () => {
  afterEach(tidy);

  it('has settings for each of them', async () => {
    const uri = await openDepot();
    await whenGone(uri, rule);
    assert.equal(await lensesOf(uri), 0);
    const other = await open('deploy/base/storefront.yaml');
    await whenFinding(other.uri, rule);
    assert.ok((await lensesOf(other.uri)) > 0);
  });

  it('follows a change of the settings of one of them, without a reload', async () => {
    const uri = await openDepot();
    await whenFinding(uri, hardening);
    const settings = vscode.workspace.getConfiguration(section, uri);
    const before: unknown = settings.inspect('rules')?.workspaceFolderValue;
    assert.deepEqual(before, { [rule]: 'off' });
    await settings.update('rules', { [hardening]: 'off' }, vscode.ConfigurationTarget.WorkspaceFolder);
    try {
      await whenFindings(uri, (rules) => rules.includes(rule) && !rules.includes(hardening));
      await whenFinding((await open('deploy/base/storefront.yaml')).uri, hardening);
      await openDepot();
    } finally {
      await settings.update('rules', before, vscode.ConfigurationTarget.WorkspaceFolder);
    }
    await whenGone(uri, rule);
  });
});
