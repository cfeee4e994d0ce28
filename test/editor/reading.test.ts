import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { deployment, deploymentBeingTyped } from './manifests.ts';
import { completionsAt, hoverText, open, rangeOf, tidy, whenFinding, whenFindings, whenTab, write } from './support.ts';

async function lensesOf({ uri }: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 50);
}

/** Fields that the model expects, as told from snippets and words of the file. */
async function fieldsAt(document: vscode.TextDocument, at: vscode.Position): Promise<readonly vscode.CompletionItem[]> {
  const items = await completionsAt(document, at);
  return items.filter(({ kind, detail }) => kind !== vscode.CompletionItemKind.Snippet && detail?.startsWith('Level ') === true);
}

/** A snippet's text with the values that its tab stops begin with. */
function withDefaults({ value }: vscode.SnippetString): string {
  return value.replace(/\$\{\d+:([^}]*)\}/gu, '$1').replace(/\$\{?\d+\}?/gu, '');
}

describe('what the editor shows while reading', () => {
  afterEach(tidy);

  it('says on hover that an expectation is met', async () => {
    const document = await open('deploy/base/catalog.yaml');
    await whenFinding(document.uri, 'service-dangling');
    const text = await hoverText(document, rangeOf(document, 'livenessProbe').start);
    assert.match(text, /\*\*Level 1 \(Build\)\*\* · \[Testing and Issue Detection\]\(https:\/\/maturitymodel\.cncf\.io\/\S+\)/u);
    assert.match(text, /is met/u);
  });

  it('says on hover what is expected, why, and how to get there', async () => {
    const document = await open('services/storefront/Dockerfile');
    await whenFinding(document.uri, 'from-tag-latest');
    const text = await hoverText(document, rangeOf(document, 'FROM').start);
    assert.match(text, /node:latest/u);
    assert.match(text, /Level 1/u);
    assert.match(text, /^- /mu);
  });

  it('says nothing on hover where the model expects nothing', async () => {
    const document = await open('deploy/base/catalog.yaml');
    await whenFinding(document.uri, 'service-dangling');
    assert.equal(await hoverText(document, rangeOf(document, 'metadata').start), '');
  });

  it('shows each workload’s level above it, leading to what is missed', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment);
    await whenFinding(document.uri, 'liveness-probe-missing');
    const [lens, ...more] = await lensesOf(document);
    assert.deepEqual(more, []);
    assert.equal(lens?.range.start.line, rangeOf(document, 'kind: Deployment').start.line);
    assert.match(lens.command?.title ?? '', /^Working on Level 1 \(Build\) · \d+ of \d+ expectations met$/u);
    assert.equal(lens.command?.command, 'cloudNativeMaturity.showPlaces');
  });

  it('shows the level of a Dockerfile and of a root module', async () => {
    for (const [path, rule, line] of [
      ['services/storefront/Dockerfile', 'from-tag-latest', 0],
      ['infra/bootstrap/main.tf', 'tf-required-version-missing', 1],
    ] as const) {
      const document = await open(path);
      await whenFinding(document.uri, rule);
      const lenses = await lensesOf(document);
      assert.deepEqual(
        lenses.map(({ range }) => range.start.line),
        [line],
        path,
      );
      assert.match(lenses[0]?.command?.title ?? '', /Level 1/u);
    }
  });

  it('leads from a lens with one place straight to it', async () => {
    const document = await open('infra/main.tf');
    const { range } = await whenFinding(document.uri, 'tf-module-unpinned-git');
    const { start, end } = range;
    const places = [{ range: { start, end }, message: 'Module "monitoring" names no ref.' }];
    await open('infra/versions.tf');
    await vscode.commands.executeCommand('cloudNativeMaturity.showPlaces', document.uri.toString(), places);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), document.uri.toString());
    assert.deepEqual(editor.selection.start, start);
  });

  it('completes a container with a probe of its own port', async () => {
    const document = await write('deploy/base/parcels.yaml', deploymentBeingTyped);
    await whenFinding(document.uri, 'liveness-probe-missing');
    const line = document.lineCount - 2;
    const at = new vscode.Position(line, document.lineAt(line).text.length);
    const items = await fieldsAt(document, at);
    const item = items.find(({ label }) => label === 'livenessProbe');
    assert.ok(item !== undefined, items.map(({ label }) => JSON.stringify(label)).join(', '));
    assert.equal(item.detail, 'Level 1 (Build): Testing and Issue Detection');
    assert.ok(item.insertText instanceof vscode.SnippetString, JSON.stringify(item));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, item.range instanceof vscode.Range ? item.range : new vscode.Range(at, at), withDefaults(item.insertText));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await whenFindings(document.uri, (rules) => rules.length > 0 && !rules.includes('liveness-probe-missing'));
    assert.match(document.getText(), / {10}livenessProbe:\n {12}httpGet:\n {14}path: \/healthz\n {14}port: web\n/u);
  });

  it('completes nothing in other places', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment);
    await whenFinding(document.uri, 'liveness-probe-missing');
    const behindKind = rangeOf(document, 'kind: ').end;
    assert.deepEqual(await fieldsAt(document, behindKind), []);
    assert.deepEqual(await fieldsAt(document, new vscode.Position(document.lineCount - 1, 0)), []);
  });

  it('opens the guidance on a rule as a page', async () => {
    await vscode.commands.executeCommand('cloudNativeMaturity.showGuidance', 'liveness-probe-missing');
    await whenTab(({ label }) => label.includes('liveness-probe-missing'));
  });
});
