import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { findingsIn, open, ruleOf, rulesIn, tidy, whenFinding, whenFindings, whenGone, whenSeen } from './support.ts';

const section = 'cloudNativeMaturity';

const changed = new Set<string>();

async function set(name: string, value: unknown): Promise<void> {
  changed.add(name);
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Workspace);
}

function severityOf(uri: vscode.Uri, rule: string): vscode.DiagnosticSeverity | undefined {
  return findingsIn(uri).find((finding) => ruleOf(finding) === rule)?.severity;
}

async function whenSeverity(uri: vscode.Uri, rule: string, wanted: vscode.DiagnosticSeverity): Promise<void> {
  await whenSeen(
    vscode.languages.onDidChangeDiagnostics,
    () => (severityOf(uri, rule) === wanted ? true : undefined),
    () => `${rule} with severity ${String(severityOf(uri, rule))} among ${rulesIn(uri).join(', ')}`,
  );
}

describe('a change of the settings, without a reload', () => {
  let uri: vscode.Uri;

  beforeEach(async () => {
    ({ uri } = await open('deploy/base/storefront.yaml'));
    await whenFinding(uri, 'liveness-probe-missing');
  });

  afterEach(async () => {
    for (const name of changed) await set(name, undefined);
    changed.clear();
    await tidy();
  });

  it('raises the target level', async () => {
    await whenSeverity(uri, 'run-as-non-root-missing', vscode.DiagnosticSeverity.Hint);
    await set('targetLevel', 2);
    await whenSeverity(uri, 'run-as-non-root-missing', vscode.DiagnosticSeverity.Warning);
    await set('targetLevel', undefined);
    await whenSeverity(uri, 'run-as-non-root-missing', vscode.DiagnosticSeverity.Hint);
  });

  it('switches a rule off and on', async () => {
    await set('rules', { 'liveness-probe-missing': 'off' });
    await whenGone(uri, 'liveness-probe-missing');
    await set('rules', {});
    await whenFinding(uri, 'liveness-probe-missing');
  });

  it('makes a rule as loud as wanted', async () => {
    await set('rules', { 'liveness-probe-missing': 'error' });
    await whenSeverity(uri, 'liveness-probe-missing', vscode.DiagnosticSeverity.Error);
  });

  it('leaves out what is excluded', async () => {
    await set('exclude', ['deploy/base/**']);
    await whenFindings(uri, (rules) => rules.length === 0);
    await set('exclude', undefined);
    await whenFinding(uri, 'liveness-probe-missing');
  });

  it('limits how many findings a file shows', async () => {
    await set('maxProblemsPerFile', 1);
    const shown = await whenSeen(
      vscode.languages.onDidChangeDiagnostics,
      () => (findingsIn(uri).length === 2 ? findingsIn(uri) : undefined),
      () => rulesIn(uri).join(', '),
    );
    assert.match(shown.at(-1)?.message ?? '', /more findings/u);
  });

  it('takes the lenses away', async () => {
    const lenses = async (): Promise<number> =>
      (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)).length;
    assert.equal(await lenses(), 1);
    await set('codeLens.enabled', false);
    // A second change, whose effect shows, comes after the first: then the server has both.
    await set('rules', { 'liveness-probe-missing': 'off' });
    await whenGone(uri, 'liveness-probe-missing');
    assert.equal(await lenses(), 0);
  });
});
