import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { deployment } from './manifests.ts';
import {
  findingsIn,
  open,
  rangeOf,
  replace,
  ruleOf,
  rulesIn,
  source,
  tidy,
  whenFinding,
  whenFindings,
  whenGone,
  whenSeen,
  workspaceUri,
  write,
} from './support.ts';

/** Checks what a finding leads to: its rule, and the section of the model on the model's own site. */
function assertLeadsToModel(finding: vscode.Diagnostic, rule: string): void {
  const { code } = finding;
  assert.ok(typeof code === 'object', `The code is ${JSON.stringify(code)}.`);
  assert.equal(code.value, rule);
  assert.match(code.target.toString(true), /^https:\/\/maturitymodel\.cncf\.io\/\S+/u);
}

describe('findings in the editor', () => {
  afterEach(tidy);

  it('stand at the place they speak of, with level and section', async () => {
    const document = await open('deploy/base/storefront.yaml');
    const finding = await whenFinding(document.uri, 'liveness-probe-missing');
    assert.equal(finding.source, source);
    assert.deepEqual(finding.range, rangeOf(document, 'storefront', 'containers:'));
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(
      finding.message,
      'Container "storefront" has no liveness probe. Expected from Level 1 (Build): Testing and Issue Detection.',
    );
    assertLeadsToModel(finding, 'liveness-probe-missing');
  });

  it('are errors where the configuration is broken', async () => {
    const { uri } = await open('deploy/base/catalog.yaml');
    const finding = await whenFinding(uri, 'service-dangling');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
  });

  it('are hints at the level after the one being worked on', async () => {
    const { uri } = await open('deploy/base/storefront.yaml');
    const finding = await whenFinding(uri, 'run-as-non-root-missing');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Hint);
  });

  it('stand in a Dockerfile', async () => {
    const document = await open('services/storefront/Dockerfile');
    const finding = await whenFinding(document.uri, 'from-tag-latest');
    assert.deepEqual(finding.range, rangeOf(document, 'node:latest'));
    assertLeadsToModel(finding, 'from-tag-latest');
  });

  it('stand in a Terraform file', async () => {
    const document = await open('infra/main.tf');
    const finding = await whenFinding(document.uri, 'tf-module-unpinned-git');
    assert.deepEqual(finding.range, rangeOf(document, '"git::https://git.example.com/platform/terraform-monitoring.git"'));
    assertLeadsToModel(finding, 'tf-module-unpinned-git');
  });

  it('stand in a pipeline', async () => {
    const document = await open('.github/workflows/build.yaml');
    const finding = await whenFinding(document.uri, 'permissions-missing');
    assertLeadsToModel(finding, 'permissions-missing');
  });

  it('stand in a Jenkinsfile, whose language the editor does not tell', async () => {
    const document = await write('ci/Jenkinsfile', "node {\n  docker.image('golang:latest').inside {\n    sh 'go test ./...'\n  }\n}\n");
    const finding = await whenFinding(document.uri, 'ci-image-unpinned');
    assert.deepEqual(finding.range, rangeOf(document, "'golang:latest'"));
    assertLeadsToModel(finding, 'ci-image-unpinned');
  });

  it('stand at the same places in a file with CRLF', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment.replaceAll('\n', '\r\n'));
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    const finding = await whenFinding(document.uri, 'liveness-probe-missing');
    assert.equal(document.getText(finding.range), 'parcels');
    assert.equal(finding.range.start.line, 15);
  });

  it('stand in a document that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: deployment });
    await vscode.window.showTextDocument(document);
    assert.ok(document.isUntitled);
    const finding = await whenFinding(document.uri, 'liveness-probe-missing');
    assert.equal(document.getText(finding.range), 'parcels');
  });

  it('follow what is typed', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment);
    await whenFinding(document.uri, 'liveness-probe-missing');
    await replace(
      document,
      '          ports:',
      '          livenessProbe:\n            tcpSocket:\n              port: web\n          ports:',
    );
    await whenGone(document.uri, 'liveness-probe-missing');
    const { range } = await whenFinding(document.uri, 'readiness-probe-missing');
    assert.equal(document.getText(range), 'parcels');
  });

  it('stay elsewhere while a document is broken, and come back with it', async () => {
    const other = await open('deploy/base/redis.yaml');
    await whenFinding(other.uri, 'memory-limit-missing');
    const document = await write('deploy/base/parcels.yaml', deployment);
    await whenFinding(document.uri, 'liveness-probe-missing');
    const before = rulesIn(other.uri);
    await replace(document, '      containers:', '      containers: [\n');
    // The answer to another question shows that the server has read the broken text.
    await vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri);
    assert.deepEqual(rulesIn(other.uri), before);
    await replace(document, '      containers: [\n', '      containers:');
    await whenFinding(document.uri, 'liveness-probe-missing');
    assert.deepEqual(rulesIn(other.uri), before);
  });

  it('change in other files with what they rest on', async () => {
    const catalog = await open('deploy/base/catalog.yaml');
    await whenFinding(catalog.uri, 'service-dangling');
    await write('deploy/base/catalogue.yaml', deployment.replaceAll('parcels', 'catalogue'));
    await whenGone(catalog.uri, 'service-dangling');
  });

  it('go when the editor of their document is closed', async () => {
    const { uri } = await open('deploy/base/storefront.yaml');
    await whenFinding(uri, 'liveness-probe-missing');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await whenFindings(uri, (rules) => rules.length === 0);
  });

  it('go when their file is deleted', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment);
    await whenFinding(document.uri, 'liveness-probe-missing');
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(document.uri);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await whenFindings(document.uri, (rules) => rules.length === 0);
    await vscode.workspace.fs.writeFile(workspaceUri('deploy/base/parcels.yaml'), new Uint8Array());
  });

  it('are none in files that are no business of the extension', async () => {
    const document = await write('notes.yaml', 'title: Meeting\nitems:\n  - name: tea\n    image: cup.png\n');
    const known = await open('deploy/base/redis.yaml');
    await whenFinding(known.uri, 'memory-limit-missing');
    assert.deepEqual(findingsIn(document.uri), []);
  });

  it('have no rule twice at one place', async () => {
    const { uri } = await open('deploy/overlays/staging/mailpit.yaml');
    const all = await whenSeen(
      vscode.languages.onDidChangeDiagnostics,
      () => (findingsIn(uri).length > 4 ? findingsIn(uri) : undefined),
      () => rulesIn(uri).join(', '),
    );
    const places = all.map((finding) => `${ruleOf(finding)} ${JSON.stringify(finding.range)}`);
    assert.equal(new Set(places).size, places.length);
  });
});
