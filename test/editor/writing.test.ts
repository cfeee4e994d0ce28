import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { deployment, twoContainers } from './manifests.ts';
import {
  actionsAt,
  choose,
  completionsAt,
  findingsIn,
  hoverText,
  open,
  rangeOf,
  tidy,
  whenFinding,
  whenFindings,
  whenGone,
  whenSeen,
  workspaceUri,
  write,
} from './support.ts';

const raise = vscode.CodeActionKind.RefactorRewrite.append('cloudNativeMaturity');

async function labelsAt(document: vscode.TextDocument, at: vscode.Position): Promise<readonly string[]> {
  const items = await completionsAt(document, at);
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function snippetsIn(path: string, text = ''): Promise<readonly string[]> {
  const document = await write(path, text);
  const items = await completionsAt(document, document.lineAt(document.lineCount - 1).range.end);
  const snippets = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet);
  return snippets.map(({ label }) => (typeof label === 'string' ? label : label.label)).filter((label) => label.startsWith('cnm-'));
}

describe('what the editor offers while writing', () => {
  afterEach(tidy);

  it('has snippets for manifests, pipelines and Dockerfiles', async () => {
    assert.ok((await snippetsIn('deploy/base/parcels.yaml')).includes('cnm-deployment'));
    assert.ok((await snippetsIn('services/parcels/Dockerfile')).length > 3);
  });

  it('links the files that a kustomization and a chart name', async () => {
    const { uri } = await open('deploy/overlays/staging/kustomization.yaml');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri, 50);
    const targets = links.map(({ target }) => target?.toString());
    assert.ok(targets.includes(workspaceUri('deploy/overlays/staging/mailpit.yaml').toString()), targets.join(', '));
  });

  it('brings a workload closer to a level by all of its safe fixes', async () => {
    const document = await write('deploy/base/parcels.yaml', twoContainers);
    await whenFindings(document.uri, (rules) => rules.filter((rule) => rule === 'privilege-escalation-allowed').length === 2);
    const actions = await actionsAt(document.uri, rangeOf(document, 'kind: Deployment'), raise);
    // The preview that a person sees first is for a test that drives the editor from outside.
    await choose(actions, /^Bring .*parcels.* to Level 2 /u);
    await whenGone(document.uri, 'privilege-escalation-allowed');
    assert.equal(document.getText().match(/allowPrivilegeEscalation: false/gu)?.length, 2);
  });

  it('completes the file of the team, and says what its fields mean', async () => {
    const document = await write('.cnmaturity.yaml', 'targetLevel: 2\nrules:\n  naked-pod: \n\n');
    const fields = await labelsAt(document, new vscode.Position(3, 0));
    assert.deepEqual(
      ['exclude', 'answers', 'ruleOptions'].filter((label) => !fields.includes(label)),
      [],
    );
    const values = await labelsAt(document, document.lineAt(2).range.end);
    assert.deepEqual(
      ['off', 'hint', 'error'].filter((label) => !values.includes(label)),
      [],
    );
    assert.match(await hoverText(document, new vscode.Position(0, 3)), /level/iu);
  });

  it('says in the file of the team what is wrong with it', async () => {
    const { uri } = await write('.cnmaturity.yaml', 'targetLevel: 9\n');
    const [finding] = await whenFindings(uri, (rules) => rules.length > 0);
    assert.equal(finding?.range.start.line, 0);
  });

  it('follows the file of the team at once', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment);
    await whenFinding(document.uri, 'liveness-probe-missing');
    await write('.cnmaturity.yaml', 'rules:\n  liveness-probe-missing: "off"\n');
    await open('deploy/base/parcels.yaml');
    await whenFindings(document.uri, (rules) => rules.length > 0 && !rules.includes('liveness-probe-missing'));
  });
});

describe('rules of an organisation in the editor', () => {
  afterEach(tidy);

  it('speak where they are broken, as those of the model do', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment.replace('shop/parcels:', 'shop/labels:'));
    const { message, range } = await whenFinding(document.uri, 'shop/catalog-name');
    assert.match(message, /^Container parcels runs registry\.example\.com\/shop\/labels:1\.4\.0, which has another name\./u);
    assert.equal(document.getText(range), 'registry.example.com/shop/labels:1.4.0');
  });

  it('are checked themselves, in place', async () => {
    const text =
      'rules:\n  - id: shop/broken\n    title: Broken\n    section: no/such-section\n    level: 2\n    on: container\n    expect: container.image ==\n    message: Broken.\n';
    const document = await write('.cnmaturity/rules/broken.yaml', text);
    const lines = await whenSeen(
      vscode.languages.onDidChangeDiagnostics,
      () => {
        const found = findingsIn(document.uri).map(({ range }) => range.start.line);
        return found.includes(3) && found.includes(6) ? found : undefined;
      },
      () => JSON.stringify(findingsIn(document.uri)),
    );
    assert.ok(lines.length >= 2);
  });
});
