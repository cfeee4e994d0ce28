import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { open, remember, tidy, whenFinding, whenSeen, whenTab, workspaceUri } from './support.ts';

describe('what is around the text in the editor', () => {
  afterEach(tidy);

  it('has a report in an editor, one for all', async () => {
    const isReport = ({ input }: vscode.Tab): boolean =>
      input instanceof vscode.TabInputWebview && input.viewType.endsWith('cloudNativeMaturity.report');
    await vscode.commands.executeCommand('cloudNativeMaturity.openReport');
    await whenTab((tab) => isReport(tab) && tab.label === 'Maturity Report' && tab.isActive);
    await open('deploy/base/storefront.yaml');
    await vscode.commands.executeCommand('cloudNativeMaturity.openReport');
    await whenTab((tab) => isReport(tab) && tab.isActive);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isReport)).length, 1);
  });

  it('records where the workspace stands today', async () => {
    const { uri } = await open('deploy/base/storefront.yaml');
    await whenFinding(uri, 'liveness-probe-missing');
    await vscode.commands.executeCommand('cloudNativeMaturity.rescan');
    remember('.cnmaturity/history.jsonl');
    await vscode.commands.executeCommand('cloudNativeMaturity.recordToday');
    const bytes = await vscode.workspace.fs.readFile(workspaceUri('.cnmaturity/history.jsonl'));
    assert.match(new TextDecoder().decode(bytes), /^\{"date":"\d{4}-\d\d-\d\d".*"level":1.*\}\n$/u);
  });

  it('has a log', async () => {
    await vscode.commands.executeCommand('cloudNativeMaturity.showLog');
    const isLog = ({ document }: vscode.TextEditor): boolean =>
      document.uri.scheme === 'output' && document.uri.path.includes('Cloud Native Maturity');
    await whenSeen(
      vscode.window.onDidChangeVisibleTextEditors,
      () => vscode.window.visibleTextEditors.find(isLog),
      () => vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString()).join(', '),
    );
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
