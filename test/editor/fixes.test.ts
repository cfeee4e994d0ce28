import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { deployment, twoContainers } from './manifests.ts';
import { actionsAt, choose, chooseAt, open, rangeOf, rulesIn, tidy, whenFinding, whenFindings, whenGone, write } from './support.ts';

const alike = /^Add a liveness probe: .*in this file$/u;
const fixAll = vscode.CodeActionKind.SourceFixAll.append('cloudNativeMaturity');

describe('code actions in the editor', () => {
  afterEach(tidy);

  it('add a probe of the port that the container has', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment);
    const { range } = await whenFinding(document.uri, 'liveness-probe-missing');
    await chooseAt(document.uri, range, 'Add a liveness probe');
    await whenGone(document.uri, 'liveness-probe-missing');
    const [, added = ''] = document.getText().split('containerPort: 9443\n');
    assert.match(added, /^ {10}livenessProbe:\n {12}httpGet:\n {14}path: \/healthz\n {14}port: web\n/u);
  });

  it('follow the line ends of a file with CRLF', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment.replaceAll('\n', '\r\n'));
    const { range } = await whenFinding(document.uri, 'liveness-probe-missing');
    await chooseAt(document.uri, range, 'Add a liveness probe');
    await whenGone(document.uri, 'liveness-probe-missing');
    assert.equal(document.getText().replaceAll('\r\n', '').includes('\n'), false);
  });

  it('can be undone in one step', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment);
    const { range } = await whenFinding(document.uri, 'liveness-probe-missing');
    await chooseAt(document.uri, range, 'Add a liveness probe');
    await whenGone(document.uri, 'liveness-probe-missing');
    await vscode.commands.executeCommand('undo');
    await whenFinding(document.uri, 'liveness-probe-missing');
    assert.equal(document.getText(), deployment);
  });

  it('come in order: mend, mend all, accept, read', async () => {
    const document = await write('deploy/base/parcels.yaml', twoContainers);
    const { range } = await whenFinding(document.uri, 'liveness-probe-missing');
    const titles = (await actionsAt(document.uri, range)).map(({ title }) => title);
    const wanted = [
      /^Add a liveness probe$/u,
      alike,
      /^Accept here: ignore liveness-probe-missing/u,
      /^Show guidance: Liveness probe missing$/u,
    ];
    const places = wanted.map((title) => titles.findIndex((each) => title.test(each)));
    assert.ok(!places.includes(-1), titles.join('; '));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  it('mend what is alike in the whole file', async () => {
    const document = await write('deploy/base/parcels.yaml', twoContainers);
    const { range } = await whenFinding(document.uri, 'liveness-probe-missing');
    await chooseAt(document.uri, range, alike);
    await whenGone(document.uri, 'liveness-probe-missing');
    assert.equal(document.getText().match(/livenessProbe:/gu)?.length, 2);
  });

  it('put the one safe fix first, for the key that fixes without asking', async () => {
    const document = await open('services/storefront/Dockerfile');
    const { range } = await whenFinding(document.uri, 'add-instead-of-copy');
    const preferred = (await actionsAt(document.uri, range)).filter(({ isPreferred }) => isPreferred === true);
    assert.deepEqual(
      preferred.map(({ title }) => title),
      ['Use COPY'],
    );
  });

  it('prefer none that a person must judge', async () => {
    const document = await open('services/storefront/Dockerfile');
    const { range } = await whenFinding(document.uri, 'from-tag-latest');
    const actions = await actionsAt(document.uri, range);
    assert.ok(actions.some(({ title }) => title === 'Replace latest by a version'));
    assert.ok(actions.every(({ isPreferred }) => isPreferred !== true));
  });

  it('apply all safe fixes of a file at once, and nothing that a person must judge', async () => {
    const document = await write('deploy/base/parcels.yaml', twoContainers);
    await whenFindings(document.uri, (rules) => rules.filter((rule) => rule === 'privilege-escalation-allowed').length === 2);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await actionsAt(document.uri, whole, fixAll);
    await choose(actions, 'Apply all safe maturity fixes');
    await whenGone(document.uri, 'privilege-escalation-allowed');
    assert.equal(document.getText().match(/allowPrivilegeEscalation: false/gu)?.length, 2);
    assert.ok(rulesIn(document.uri).includes('liveness-probe-missing'));
    assert.deepEqual(await actionsAt(document.uri, whole, fixAll), []);
  });

  it('apply all safe fixes when a file is saved, where the editor is told to', async () => {
    const document = await write(
      'services/parcels/Dockerfile',
      'FROM debian:13.1-slim\nADD parcels /usr/bin/parcels\nUSER 10001\nCMD ["parcels"]\n',
    );
    await whenFinding(document.uri, 'add-instead-of-copy');
    const settings = vscode.workspace.getConfiguration('editor', document.uri);
    await settings.update('codeActionsOnSave', { [fixAll.value]: 'explicit' }, vscode.ConfigurationTarget.Workspace);
    try {
      const editor = vscode.window.activeTextEditor;
      await editor?.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), '# Labels and parcels.\n');
      });
      await vscode.commands.executeCommand('workbench.action.files.save');
      await whenFindings(document.uri, (rules) => !rules.includes('add-instead-of-copy'));
      assert.match(document.getText(), /^COPY parcels /mu);
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('accept a finding with a comment that says so', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment);
    const { range } = await whenFinding(document.uri, 'liveness-probe-missing');
    await chooseAt(document.uri, range, /^Accept here: ignore liveness-probe-missing/u);
    await whenGone(document.uri, 'liveness-probe-missing');
    const line = rangeOf(document, 'cnmaturity-ignore').start.line;
    assert.match(document.lineAt(line).text, /^ {8}# cnmaturity-ignore: liveness-probe-missing/u);
    assert.match(document.lineAt(line + 1).text, /^ {8}- name: parcels$/u);
  });

  it('accept a finding in a Dockerfile and in a Terraform file', async () => {
    for (const [path, rule] of [
      ['services/storefront/Dockerfile', 'from-tag-latest'],
      ['infra/main.tf', 'tf-module-unpinned-git'],
    ] as const) {
      const document = await open(path);
      const { range } = await whenFinding(document.uri, rule);
      await chooseAt(document.uri, range, new RegExp(`^Accept here: ignore ${rule}`, 'u'));
      await whenGone(document.uri, rule);
    }
  });

  it('mend a Terraform file', async () => {
    const document = await open('infra/main.tf');
    const { range } = await whenFinding(document.uri, 'tf-module-unpinned-git');
    await chooseAt(document.uri, range, 'Pin the module to a tag');
    await whenGone(document.uri, 'tf-module-unpinned-git');
    assert.match(document.getText(), /terraform-monitoring\.git\?ref=v/u);
  });

  it('are none where nothing is found', async () => {
    const document = await write('deploy/base/parcels.yaml', deployment);
    await whenFinding(document.uri, 'liveness-probe-missing');
    const titles = (await actionsAt(document.uri, rangeOf(document, 'apps/v1'))).map(({ title }) => title);
    assert.deepEqual(titles, []);
  });
});
