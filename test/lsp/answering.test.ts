import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { FileSystem } from '../../server/src/files/file-system.ts';
import { Answering } from '../../server/src/lsp/answering.ts';
import { supportOf } from '../../server/src/lsp/capabilities.ts';
import { Session } from '../../server/src/lsp/session.ts';
import { root } from '../features/project.ts';

const id = 'people/organizational-change/1/bounded-pilot';
const other = 'people/organizational-change/1/agile-trial';
const uri = `${root}/.cnmaturity.yaml`;

const support = supportOf({ workspace: { applyEdit: true, workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } }, {});

/** A client that applies edits to the file on disk, unless it is told to keep them unsaved. */
function client(): {
  readonly session: Session;
  readonly answering: Answering;
  readonly disk: { text: string | undefined; saves: boolean };
  readonly edits: WorkspaceEdit[];
} {
  const session = new Session();
  session.folders.set([{ uri: root, name: 'workspace' }]);
  const disk: { text: string | undefined; saves: boolean } = { text: undefined, saves: true };
  const edits: WorkspaceEdit[] = [];
  const files: FileSystem = {
    readDirectory: () => Promise.resolve(disk.text === undefined ? [] : [{ name: '.cnmaturity.yaml', kind: 'file' }]),
    readFile: () => Promise.resolve(disk.text === undefined ? { error: 'It is gone.' } : { text: disk.text }),
  };
  const answering = new Answering({
    session,
    support,
    filesOf: () => files,
    rootOf: () => undefined,
    apply: (edit) => {
      edits.push(edit);
      if (disk.saves) disk.text = applied(edit, disk.text ?? '');
      return Promise.resolve(undefined);
    },
  });
  return { session, answering, disk, edits };
}

function applied({ documentChanges = [] }: WorkspaceEdit, text: string): string {
  const edits = documentChanges.flatMap((change) => ('edits' in change ? change.edits : []));
  return TextDocument.applyEdits(
    TextDocument.create(uri, 'yaml', 0, text),
    edits.flatMap((edit) => ('newText' in edit ? [edit] : [])),
  );
}

function creates({ documentChanges = [] }: WorkspaceEdit): boolean {
  return documentChanges.some((change) => 'kind' in change && change.kind === 'create');
}

describe('answers that are kept', () => {
  it('go into what the one before made, though nothing was saved yet', async () => {
    const { answering, disk, edits } = client();
    disk.saves = false;
    await answering.keep({ id, answer: 'yes' });
    await answering.keep({ id: other, answer: 'no' });
    const [first, second] = edits;
    assert.ok(first && second);
    const text = applied(second, applied(first, ''));
    assert.ok(text.includes(id) && text.includes(other), text);
    assert.deepEqual([first, second].map(creates), [true, false]);
  });

  it('go into a new file where somebody took the first one away', async () => {
    const { session, answering, disk, edits } = client();
    await answering.keep({ id, answer: 'yes' });
    session.acceptAnswers(uri, disk.text);
    disk.text = undefined;
    session.acceptAnswers(uri, undefined);
    assert.equal((await answering.keep({ id: other, answer: 'no' })).kept, true);
    assert.deepEqual(edits.map(creates), [true, true]);
    assert.match(String(disk.text), new RegExp(other));
    assert.doesNotMatch(String(disk.text), new RegExp(id));
  });

  it('go into what the file holds where somebody took an answer back', async () => {
    const { session, answering, disk } = client();
    const before = '# Ours\nanswers:\n';
    disk.text = before;
    session.acceptAnswers(uri, before);
    await answering.keep({ id, answer: 'yes' });
    session.acceptAnswers(uri, disk.text);
    disk.text = before;
    session.acceptAnswers(uri, before);
    await answering.keep({ id: other, answer: 'no' });
    assert.ok(disk.text.startsWith('# Ours\nanswers:\n'), disk.text);
    assert.ok(disk.text.includes(other) && !disk.text.includes(id), disk.text);
  });
});
