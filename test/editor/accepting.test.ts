import assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { deployment, twoContainers } from './manifests.ts';
import { chooseAt, put, rangeOf, remember, rulesIn, tidy, whenFinding, whenFindings, whenGone, workspaceUri, write } from './support.ts';

const rule = 'liveness-probe-missing';

describe('findings that a team accepts, in the editor', () => {
  afterEach(tidy);

  for (const [name, way, written] of [
    ['block', 'Accept in this block: ignore image-tag-latest with a comment', /# cnmaturity-ignore-block: image-tag-latest/u],
    ['file', 'Accept in this file: ignore image-tag-latest with a comment', /^# cnmaturity-ignore-file: image-tag-latest/mu],
    ['object', 'Accept on this object: ignore image-tag-latest with an annotation', /^ {4}cnmaturity\/ignore\.image-tag-latest: /mu],
  ] as const) {
    it(`are accepted for a whole ${name}`, async () => {
      const document = await write('deploy/base/parcels.yaml', deployment.replace(':1.4.0', ':latest'));
      const { range } = await whenFinding(document.uri, 'image-tag-latest');
      await chooseAt(document.uri, range, way);
      await whenGone(document.uri, 'image-tag-latest');
      assert.match(document.getText(), written);
    });
  }

  it('are left out with their file, which the file of the team then names', async () => {
    remember('.cnmaturity.yaml');
    const document = await write('deploy/base/parcels.yaml', deployment);
    const { range } = await whenFinding(document.uri, rule);
    await chooseAt(document.uri, range, 'Leave this file out: exclude it in .cnmaturity.yaml');
    await whenFindings(document.uri, (rules) => rules.length === 0);
    const team = await vscode.workspace.openTextDocument(workspaceUri('.cnmaturity.yaml'));
    assert.match(team.getText(), /exclude:\n\s*- .*deploy\/base\/parcels\.yaml/u);
    await team.save();
  });

  it('leave a suppression behind that is reported once it is of no use, and removed', async () => {
    const document = await write(
      'deploy/base/parcels.yaml',
      deployment.replace('        - name: parcels\n', '        # cnmaturity-ignore: privileged-container\n        - name: parcels\n'),
    );
    await whenFinding(document.uri, rule);
    const line = rangeOf(document, 'cnmaturity-ignore');
    await chooseAt(document.uri, line, 'Remove this suppression');
    assert.equal(document.getText(), deployment);
  });

  it('are held back where a baseline names them, and only those', async () => {
    const document = await write('deploy/base/parcels.yaml', twoContainers);
    await whenFindings(document.uri, (rules) => rules.filter((each) => each === rule).length === 2);
    const held = { path: 'deploy/base/parcels.yaml', rule, subject: 'Deployment//parcels/parcels', count: 1 };
    await put('.cnmaturity/baseline.json', JSON.stringify({ version: 1, findings: [held] }));
    await whenFindings(document.uri, (rules) => rules.filter((each) => each === rule).length === 1);
    const { range } = await whenFinding(document.uri, rule);
    assert.equal(document.getText(range), 'labels');
    await vscode.workspace.fs.delete(workspaceUri('.cnmaturity/baseline.json'));
    await whenFindings(document.uri, (rules) => rules.filter((each) => each === rule).length === 2);
    await put('.cnmaturity/baseline.json', '{}');
    assert.ok(rulesIn(document.uri).includes(rule));
  });
});
