/** A new object in a file of its own, beside the file that asks for it, and listed where that one is. */
import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PathReference } from '../facts/packages.ts';
import { childUri, decodeSegment } from '../files/uri.ts';
import type { Edit } from '../rules/rule.ts';
import { join, parentOf } from '../workspace/paths.ts';
import type { OpenFile, Project } from './project.ts';

/** The edit that creates the file; undefined when the edit adds no document. */
export function newFileEdit(project: Project, file: OpenFile, edit: Edit): WorkspaceEdit | undefined {
  const { uri, document } = file;
  if (edit.document !== true) return undefined;
  const eol = edit.text.includes('\r\n') ? '\r\n' : '\n';
  const text = `${edit.text.replace(/^\s*---\r?\n/, '').trimEnd()}${eol}`;
  const folder = parentOf(uri);
  const name = freeName(project, folder, uri, /^kind: (\w+)/m.exec(text)?.[1] ?? 'object');
  const target = childUri(parentOf(document.uri), name);
  const create: CreateFile = { kind: 'create', uri: target, options: { overwrite: false, ignoreIfExists: false } };
  const fill: TextDocumentEdit = {
    textDocument: { uri: target, version: null },
    edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: text }],
  };
  return { documentChanges: [create, fill, ...listed(project, file, name)] };
}

/** `web.yaml` and a NetworkPolicy make `web-networkpolicy.yaml`. */
function freeName(project: Project, folder: string, uri: string, kind: string): string {
  const file = decodeSegment(uri.slice(uri.lastIndexOf('/') + 1));
  const extension = /\.ya?ml$/.exec(file)?.[0] ?? '.yaml';
  const base = `${file.slice(0, file.length - extension.length)}-${kind.toLowerCase()}`;
  for (let count = 1; ; count++) {
    const name = `${base}${count === 1 ? '' : `-${String(count)}`}${extension}`;
    if (project.formatOf(childUri(folder, name)) === undefined) return name;
  }
}

/** Each kustomization that takes in the file takes in the new one behind it. */
function listed(project: Project, { uri, document }: OpenFile, name: string): readonly TextDocumentEdit[] {
  return [...project.workspace.files.values()].flatMap(({ uri: file, units, text }) =>
    units.flatMap(({ unit, start: unitStart }): readonly TextDocumentEdit[] => {
      const entry = unit.kustomization?.resources.find(({ path }) => join(parentOf(file), path) === uri);
      if (text === undefined || !entry) return [];
      const target = parentOf(file) === parentOf(uri) ? `${parentOf(document.uri)}${file.slice(parentOf(file).length)}` : file;
      return [{ textDocument: { uri: target, version: null }, edits: [entryBehind(text, unitStart, entry, name)] }];
    }),
  );
}

function entryBehind(text: string, unitStart: number, { path, ...span }: PathReference, name: string): TextEdit {
  const start = unitStart + span.start;
  const end = unitStart + span.end;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const dash = /^\s*-\s+$/.exec(line);
  const lineEnd = end + text.slice(end).search(/\r?\n|$/);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const position = TextDocument.create('', '', 0, text).positionAt(dash ? lineEnd : end);
  const added = `${path.slice(0, path.lastIndexOf('/') + 1)}${name}`;
  return { range: { start: position, end: position }, newText: dash ? `${eol}${line}${added}` : `, ${added}` };
}
