import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { shownFindings } from '../../server/src/features/diagnostics.ts';
import { scopesOf } from '../../server/src/features/scopes.ts';
import { supportOf } from '../../server/src/lsp/capabilities.ts';
import { fixPractice } from '../../server/src/lsp/practice-fixing.ts';
import { deployment, projectOf, root } from '../features/project.ts';

const support = supportOf({ workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } }, {});

describe('fixing a practice', () => {
  it('fits what somebody typed while other files were looked at', async () => {
    const project = await projectOf({ 'a.yaml': deployment, 'b.yaml': deployment }, { target: 5, closed: ['b.yaml'] });
    const { session } = project;
    const uri = `${root}/a.yaml`;
    const practice = shownFindings(session, uri).find(({ placed }) => placed.finding.rule.fixSafety === 'safe')?.placed.finding.rule
      .practice;
    assert.ok(practice);
    const typed = `# Somebody types.\n\n${deployment}`;
    const [scope] = scopesOf([], session.workspace.files);
    assert.ok(scope);
    const edits: WorkspaceEdit[] = [];
    const result = await fixPractice(
      { practice, scope, preview: false },
      {
        session,
        support,
        textOf: () => {
          project.change('a.yaml', typed);
          return Promise.resolve(deployment);
        },
        yield: () => Promise.resolve(),
        apply: (edit) => {
          edits.push(edit);
          return Promise.resolve(undefined);
        },
      },
    );
    assert.equal(result.done, true);
    const texts = edits.flatMap(({ documentChanges = [] }) =>
      documentChanges.flatMap((change) => {
        if (!('edits' in change)) return [];
        const { textDocument, edits: own } = change;
        const isTyped = textDocument.uri === uri;
        assert.equal(textDocument.version, isTyped ? session.openVersionOf(uri) : null);
        const before = TextDocument.create('', '', 0, isTyped ? typed : deployment);
        return [
          TextDocument.applyEdits(
            before,
            own.flatMap((edit) => ('newText' in edit ? [edit] : [])),
          ).replace('# Somebody types.\n\n', ''),
        ];
      }),
    );
    assert.equal(texts.length, 2);
    assert.equal(texts[0], texts[1]);
  });
});
