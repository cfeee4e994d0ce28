/** The history of the folder that is looked at. */
import { entryOf } from '../features/history/entry.ts';
import { maxHistorySize, readHistory } from '../features/history/read.ts';
import { historyFileName, historyFolderName, historyPath } from '../features/history/types.ts';
import type { History, HistoryView } from '../features/history/types.ts';
import type { AssessedScope } from '../features/scope-survey.ts';
import { workspaceScopeId } from '../features/scopes.ts';
import type { EntryKind, FileSystem } from '../files/file-system.ts';
import { childUri } from '../files/uri.ts';
import { today } from './answers.ts';
import type { Folder } from './folders.ts';
import type { Server } from './server.ts';

const nothing: History = { entries: [], problems: [] };

export async function historyView(server: HistoryHost): Promise<HistoryView> {
  const { session, surveyor } = server;
  const { all } = session.folders;
  const { root } = surveyor.stateOf(undefined).is;
  const folder = all.find(({ uri }) => uri === root) ?? all[0];
  if (!folder) return { ...nothing, uri: null, path: '', today: null };
  const { assessment } = scopeOf(folder, surveyor, all.length);
  return {
    ...(await load(folder, (uri) => server.filesOf(uri))),
    uri: `${folder.clientUri.replace(/\/$/, '')}/${historyPath}`,
    path: all.length > 1 ? `${folder.name}/${historyPath}` : historyPath,
    today: entryOf(assessment, { date: today() }) ?? null,
  };
}

/** What it needs of a server. */
export type HistoryHost = Pick<Server, 'session' | 'surveyor' | 'filesOf'>;

/** Of the whole folder, whatever application is looked at. */
function scopeOf({ uri }: Folder, surveyor: HistoryHost['surveyor'], folders: number): AssessedScope {
  return surveyor.stateOf(folders > 1 ? `folder:${uri}` : workspaceScopeId);
}

async function load({ uri }: Folder, filesOf: (uri: string) => FileSystem): Promise<History> {
  const files = filesOf(uri);
  const parent = childUri(uri, historyFolderName);
  // Links are not followed: what is shown is the folder's own. A file system that lists only what is read says nothing of others.
  if (files.partial !== true && !(await isThere(files, uri, historyFolderName, 'folder'))) return nothing;
  if (files.partial !== true && !(await isThere(files, parent, historyFileName, 'file'))) return nothing;
  const read = await files.readFile(childUri(parent, historyFileName), maxHistorySize);
  if ('text' in read) return readHistory(read.text);
  return files.partial === true ? nothing : { entries: [], problems: [{ line: 0, message: read.error }] };
}

async function isThere(files: FileSystem, folder: string, name: string, kind: EntryKind): Promise<boolean> {
  return (await files.readDirectory(folder)).some((entry) => entry.name === name && entry.kind === kind);
}
