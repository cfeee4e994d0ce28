/** A new object in a file of its own, beside the file that asks for it, and listed where that one is. */
import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { childUri, decodeSegment } from '../files/uri.ts';
import type { Edit } from '../rules/rule.ts';
import type { OpenFile, Project } from './project.ts';

/** The edit that creates the file; undefined when the edit adds no document. */
export function newFileEdit(project: Project, { uri, document }: OpenFile, edit: Edit): WorkspaceEdit | undefined {
  if (edit.document !== true) return undefined;
  const eol = edit.text.includes('\r\n') ? '\r\n' : '\n';
  const text = `${edit.text.replace(/^\s*---\r?\n/, '').trimEnd()}${eol}`;
  const folder = uri.slice(0, uri.lastIndexOf('/'));
  const name = freeName(project, folder, uri, /^kind: (\w+)/m.exec(text)?.[1] ?? 'object');
  const clientFolder = document.uri.slice(0, document.uri.lastIndexOf('/'));
  const target = childUri(clientFolder, name);
  const create: CreateFile = { kind: 'create', uri: target, options: { overwrite: false, ignoreIfExists: false } };
  const fill: TextDocumentEdit = {
    textDocument: { uri: target, version: null },
    edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: text }],
  };
  return { documentChanges: [create, fill, ...listed(project, folder, clientFolder, uri, name)] };
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

/** The kustomization of the folder takes the new file in behind the one that it belongs to. */
function listed(project: Project, folder: string, clientFolder: string, uri: string, name: string): readonly TextDocumentEdit[] {
  for (const fileName of ['kustomization.yaml', 'kustomization.yml', 'Kustomization']) {
    const facts = project.workspace.files.get(childUri(folder, fileName));
    const placed = facts?.units.find(({ unit }) => unit.kustomization !== undefined);
    const entry = placed?.unit.kustomization?.resources.find(({ path }) => childUri(folder, path.replace(/^\.\//, '')) === uri);
    if (facts?.text === undefined || !placed || !entry) continue;
    const { text } = facts;
    const start = placed.start + entry.start;
    const end = placed.start + entry.end;
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const dash = /^\s*-\s+$/.exec(line);
    const lineEnd = end + text.slice(end).search(/\r?\n|$/);
    const at = dash ? lineEnd : end;
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const target = childUri(clientFolder, fileName);
    const position = TextDocument.create(target, '', 0, text).positionAt(at);
    const newText = dash ? `${eol}${line}${name}` : `, ${name}`;
    return [{ textDocument: { uri: target, version: null }, edits: [{ range: { start: position, end: position }, newText }] }];
  }
  return [];
}
