/** Records where the workspace stands today in its history file. */
import { FileType, l10n, Uri, workspace } from 'vscode';
import { decodeText } from '../../server/src/files/decode.ts';
import { maxHistorySize } from '../../server/src/features/history/read.ts';
import { putEntries } from '../../server/src/features/history/write.ts';
import type { Recorded } from './messages.ts';
import type { Session } from './session.ts';

function refused(message: string): Recorded {
  return { done: false, message };
}

async function typeOf(uri: Uri): Promise<FileType | undefined> {
  try {
    return (await workspace.fs.stat(uri)).type;
  } catch (error) {
    // Not there; that it cannot be had otherwise shows when it is written.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** What is written goes nowhere but into the folder. */
async function isPlain(uri: Uri, wanted: FileType): Promise<boolean> {
  const type = await typeOf(uri);
  return type === undefined || type === wanted;
}

async function textOf(uri: Uri): Promise<string | undefined> {
  if ((await typeOf(uri)) === undefined) return '';
  const { size } = await workspace.fs.stat(uri);
  if (size > maxHistorySize) return undefined;
  const read = decodeText(await workspace.fs.readFile(uri));
  return 'text' in read ? read.text : undefined;
}

export async function recordToday(session: Session): Promise<Recorded> {
  const { uri: address, path, today } = await session.history();
  if (address === null) return refused(l10n.t('Open a folder first: the history is kept in it.'));
  if (today === null) return refused(l10n.t('Nothing was assessed yet: there is nothing to record.'));
  const uri = Uri.parse(address, true);
  if (workspace.getWorkspaceFolder(uri) === undefined) return refused(l10n.t('{0} is outside the workspace.', path));
  if (workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString()))
    return refused(l10n.t('{0} has changes that are not saved yet. Save or revert them first.', path));
  const folder = Uri.joinPath(uri, '..');
  if (!(await isPlain(folder, FileType.Directory)) || !(await isPlain(uri, FileType.File)))
    return refused(l10n.t('{0} is a link, or no plain file: nothing is written to it.', path));
  const text = await textOf(uri);
  if (text === undefined) return refused(l10n.t('{0} is too large, or no text.', path));
  await workspace.fs.writeFile(uri, new TextEncoder().encode(putEntries(text, [today])));
  return { done: true, path };
}
