/** Keeps answers that a client gives: as edits of the answers file, which the client applies. */
import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { answersFileName } from '../answers/types.ts';
import type { GivenAnswer } from '../answers/types.ts';
import { isAnswerable, valueProblem } from '../answers/read.ts';
import { putAnswer, removeAnswer } from '../answers/write.ts';
import { applyEdits } from '../features/edits.ts';
import type { FileSystem } from '../files/file-system.ts';
import { childUri } from '../files/uri.ts';
import { messageOf } from '../files/work.ts';
import type { Edit } from '../rules/rule.ts';
import { say } from '../texts/texts.ts';
import { today } from './answers.ts';
import type { ClientSupport } from './capabilities.ts';
import type { Folder } from './folders.ts';
import type { AnswerParams, AnswerResult } from './protocol.ts';
import type { Session } from './session.ts';

export interface AnsweringHost {
  readonly session: Session;
  readonly support: ClientSupport;
  readonly filesOf: (uri: string) => FileSystem;
  /** The root whose answers count for a scope; undefined for the whole. */
  readonly rootOf: (scope: string | undefined) => string | undefined;
  /** Why it was not applied, or undefined where it was. */
  readonly apply: (edit: WorkspaceEdit) => Promise<string | undefined>;
}

const maxSize = 1024 * 1024;

export class Answering {
  readonly #host: AnsweringHost;
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: AnsweringHost) {
    this.#host = host;
  }

  /** The file that an answer goes to, for people; empty without a folder. */
  fileFor(scope: string | undefined): string {
    const folder = this.#folderFor(undefined, scope);
    return folder ? this.#host.session.pathOf(uriIn(folder)) : '';
  }

  /** One after the other: each is put into what the one before left. */
  async keep(params: AnswerParams): Promise<AnswerResult> {
    const kept = this.#last.then(() => this.#keep(params));
    this.#last = kept.catch(() => undefined);
    return kept;
  }

  async #keep({ id, answer, note, scope }: AnswerParams): Promise<AnswerResult> {
    if (!isAnswerable(id)) return refused(say`The model has no practice or section "${id}".`);
    const problem = answer === 'remove' ? undefined : valueProblem(id, answer);
    if (problem !== undefined) return refused(problem);
    const folder = this.#folderFor(id, scope);
    if (!folder) return refused(say`Open a folder first: answers are kept in its ${answersFileName}.`);
    const uri = uriIn(folder);
    const path = this.#host.session.pathOf(uri);
    try {
      const text = await this.#textOf(uri, folder);
      const edits = answer === 'remove' ? removeFrom(text, id) : putAnswer(text, id, this.#given(folder, answer, note));
      if (!edits) return refused(say`${path} leaves no sure place for an answer. Mend what is marked in it, or write the answer by hand.`);
      const failure = edits.length === 0 ? undefined : await this.#edit(folder, text, edits);
      return failure === undefined ? { kept: true, uri: this.#clientUri(folder), path } : refused(failure);
    } catch (error) {
      return refused(say`${path} cannot be changed: ${messageOf(error)}`);
    }
  }

  #given(folder: Folder, answer: GivenAnswer['answer'], note: string | undefined): GivenAnswer {
    const author = folder.settings['answers.author'].trim();
    const text = note?.trim() ?? '';
    return { answer, ...(text === '' ? {} : { note: text }), ...(author === '' ? {} : { by: author }), date: today() };
  }

  /** That of the scope; of the whole the one that holds the answer already, else the first with answers, else the first. */
  #folderFor(id: string | undefined, scope: string | undefined): Folder | undefined {
    const { session, rootOf } = this.#host;
    const { all } = session.folders;
    const root = rootOf(scope);
    if (root !== undefined) return all.find(({ uri }) => uri === root);
    const holder = id === undefined ? undefined : session.answers.all.get(id)?.uri;
    return all.find((folder) => uriIn(folder) === holder) ?? all.find(({ uri }) => session.answers.textOf(uri) !== undefined) ?? all[0];
  }

  /** As the client has it: open, or on disk; undefined where there is no file. */
  async #textOf(uri: string, folder: Folder): Promise<string | undefined> {
    const { session, filesOf } = this.#host;
    const open = session.openTextOf(uri);
    if (open !== undefined) return open;
    const files = filesOf(uri);
    const there = (await files.readDirectory(folder.uri)).some(({ name }) => name === answersFileName);
    const read = there ? await files.readFile(uri, maxSize) : undefined;
    if (read && 'error' in read) throw new Error(read.error);
    return session.answers.savedText(uri, read?.text);
  }

  async #edit(folder: Folder, text: string | undefined, edits: readonly Edit[]): Promise<string | undefined> {
    const { session, support, apply } = this.#host;
    if (!support.applyEdit) return say`This editor cannot be asked to edit files. Write the answer into ${answersFileName} by hand.`;
    const uri = uriIn(folder);
    const isNew = text === undefined;
    if (isNew && !support.createFiles) return say`This editor cannot be asked to create files. Create an empty ${answersFileName} first.`;
    const after = applyEdits(text ?? '', edits);
    const open = session.openVersionOf(uri);
    const failure = await apply(workspaceEdit(this.#clientUri(folder), text, edits, { isNew, version: open ?? null, support }));
    if (failure !== undefined) return failure;
    if (open === undefined) session.answers.send(uri, { before: text, after });
    return undefined;
  }

  #clientUri(folder: Folder): string {
    return this.#host.session.clientUriOf(uriIn(folder)) ?? `${folder.clientUri.replace(/\/$/, '')}/${answersFileName}`;
  }
}

function uriIn(folder: Folder): string {
  return childUri(folder.uri, answersFileName);
}

function removeFrom(text: string | undefined, id: string): readonly Edit[] | undefined {
  return text === undefined ? [] : removeAnswer(text, id);
}

function refused(message: string): AnswerResult {
  return { kept: false, message };
}

interface Target {
  readonly isNew: boolean;
  readonly version: number | null;
  readonly support: ClientSupport;
}

function workspaceEdit(uri: string, text: string | undefined, edits: readonly Edit[], { isNew, version, support }: Target): WorkspaceEdit {
  const document = TextDocument.create(uri, '', 0, text ?? '');
  const changes = edits.map(({ start, end, text: newText }): TextEdit => {
    return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText };
  });
  if (!support.versionedEdits) return { changes: { [uri]: changes } };
  const create: CreateFile[] = isNew ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }] : [];
  const edit: TextDocumentEdit = { textDocument: { uri, version }, edits: changes };
  return { documentChanges: [...create, edit] };
}
