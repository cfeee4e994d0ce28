/** Leaves a file out for everybody, by an entry of the answers file. */
import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { patternFor, putExclude } from '../answers/exclude-edit.ts';
import { answersFileName } from '../answers/types.ts';
import { rangeOf } from './diagnostics.ts';
import type { ClientAbilities, Project } from './project.ts';

/** Undefined where the client cannot edit another file, or the answers file leaves no sure place. */
export function excludeEdit(project: Project, uri: string, client: ClientAbilities): WorkspaceEdit | undefined {
  const target = project.answersFileOf(uri);
  const pattern = target && patternFor(target.path);
  if (!target || pattern === undefined || pattern === answersFileName || !client.versionedEdits) return undefined;
  if (target.text === undefined && !client.createFiles) return undefined;
  const edit = putExclude(target.text, pattern);
  if (!edit) return undefined;
  const document = TextDocument.create(target.clientUri, 'yaml', 0, target.text ?? '');
  const create: CreateFile[] =
    target.text === undefined ? [{ kind: 'create', uri: target.clientUri, options: { ignoreIfExists: true } }] : [];
  const change: TextDocumentEdit = {
    textDocument: { uri: target.clientUri, version: target.version },
    edits: [{ range: rangeOf(document, edit), newText: edit.text }],
  };
  return { documentChanges: [...create, change] };
}
