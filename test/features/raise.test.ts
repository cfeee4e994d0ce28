import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActionsOf, resolveAction } from '../../server/src/features/code-actions.ts';
import { raiseKind } from '../../server/src/features/raise.ts';
import type { RaiseData } from '../../server/src/features/raise.ts';
import { basic, deployment, modern, projectOf } from './project.ts';
import type { TestProject } from './project.ts';

const two = `${deployment}---\n${deployment.replaceAll('web', 'api')}`;

function actionsAt(project: TestProject, piece: string): CodeAction[] {
  const file = project.file('app.yaml');
  const start = file.document.positionAt(file.document.getText().indexOf(piece));
  return codeActionsOf(project.session, file, { start, end: start }, { diagnostics: [], only: [raiseKind] }, modern);
}

describe('bringing a workload to a level', () => {
  it('is offered by name, with how much of it can be done', async () => {
    const project = await projectOf({ 'app.yaml': two }, { target: 2 });
    const titles = actionsAt(project, 'name: api').map(({ title }) => title);
    assert.ok(titles.length > 0);
    for (const title of titles)
      assert.match(title, /^Bring Deployment "api" (to|closer to) Level \d \(\w+\): \d+ (fixes|of \d+ findings)$/);
  });

  it('applies the safe fixes of that workload alone, up to that level, and has no more to do afterwards', async () => {
    const project = await projectOf({ 'app.yaml': two }, { target: 2 });
    const file = project.file('app.yaml');
    const action = actionsAt(project, 'name: api').at(-1);
    assert.ok(action);
    const data = action.data as RaiseData;
    const edits = resolveAction(project.session, file, action, data, basic)?.edit?.changes?.[file.document.uri] ?? [];
    assert.ok(edits.length > 0);
    const after = TextDocument.applyEdits(file.document, edits);
    assert.ok(after.startsWith(two.slice(0, two.indexOf('---'))), 'the other workload stays as it was');
    project.change('app.yaml', after);
    assert.ok(!actionsAt(project, 'name: api').some(({ title }) => title.includes(`Level ${String(data.level)} `)));
    assert.ok(actionsAt(project, 'name: web').some(({ title }) => title.includes(`Level ${String(data.level)} `)));
  });

  it('is shown to people before it is done, where the editor can', async () => {
    const project = await projectOf({ 'app.yaml': two }, { target: 2 });
    const [action] = actionsAt(project, 'name: web');
    assert.ok(action);
    const edit = resolveAction(project.session, project.file('app.yaml'), action, action.data as RaiseData, modern)?.edit;
    const [annotation] = Object.values(edit?.changeAnnotations ?? {});
    assert.equal(annotation?.needsConfirmation, true);
    const [change] = edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change && change.edits.every((one) => 'annotationId' in one));
  });

  it('is not offered where nothing has a level of its own', async () => {
    const project = await projectOf({ 'app.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n' });
    assert.deepEqual(actionsAt(project, 'settings'), []);
  });
});
