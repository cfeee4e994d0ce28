/** Keeps an answer: the server edits its file, which is then saved unless a person is in the middle of changing it. */
import { workspace } from 'vscode';
import type { AnswerParams } from '../../server/src/lsp/protocol.ts';
import type { AnswerOutcome } from './messages.ts';
import type { Session } from './session.ts';

function isUnsaved(uri: string): boolean {
  return workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri);
}

async function save(uri: string): Promise<boolean> {
  const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
  return document?.isDirty !== true || document.save();
}

/** What became of the answer. A failure is told in words: the page shows them where the person answered. */
export async function keepAnswer(session: Session, params: AnswerParams): Promise<AnswerOutcome> {
  const unsaved = new Set(workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()));
  const result = await session.answer(params);
  if (!result.kept) return result;
  const saved = unsaved.has(result.uri) ? !isUnsaved(result.uri) : await save(result.uri);
  return { kept: true, saved, path: result.path };
}
