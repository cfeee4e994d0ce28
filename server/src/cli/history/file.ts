/** The history file of a folder. */
import { maxHistorySize, readHistory } from '../../features/history/read.ts';
import { historyFileName, historyFolderName, historyPath } from '../../features/history/types.ts';
import type { History } from '../../features/history/types.ts';
import type { EntryKind } from '../../files/file-system.ts';
import { childUri } from '../../files/uri.ts';
import { messageOf } from '../../files/work.ts';
import { UsageError } from '../exit-code.ts';
import type { Host } from '../host.ts';

export interface LoadedHistory extends History {
  readonly uri: string;
  /** Empty where there is no file yet. */
  readonly text: string;
}

/** Rejects with a `UsageError` when there is a file that cannot be read: what is written would take its place. */
export async function loadHistory(folder: string, { files }: Pick<Host, 'files'>): Promise<LoadedHistory> {
  const parent = childUri(folder, historyFolderName);
  const uri = childUri(parent, historyFileName);
  const outer = await kindIn(folder, historyFolderName, files);
  const inner = outer === 'folder' ? await kindIn(parent, historyFileName, files) : undefined;
  // What is written goes nowhere but into this folder.
  if ((outer !== undefined && outer !== 'folder') || (inner !== undefined && inner !== 'file'))
    throw new UsageError(`${historyPath} is a link, or no plain file: it is neither read nor written.`);
  if (inner === undefined) return { uri, text: '', entries: [], problems: [] };
  const content = await files.readFile(uri, maxHistorySize);
  if ('error' in content) throw new UsageError(`${historyPath}: ${content.error}`);
  return { uri, text: content.text, ...readHistory(content.text) };
}

async function kindIn(folder: string, name: string, files: Host['files']): Promise<EntryKind | undefined> {
  try {
    return (await files.readDirectory(folder)).find((entry) => entry.name === name)?.kind;
  } catch (error) {
    throw new UsageError(`${historyPath} cannot be looked for: ${messageOf(error)}`);
  }
}

/** Says once what cannot be read. */
export function tellProblems({ problems }: History, { stderr }: Pick<Host, 'stderr'>): void {
  for (const { line, message } of problems) stderr.write(`${historyPath}${line === 0 ? '' : `:${String(line)}`}: ${message}\n`);
}
