/** Reads files for a server that cannot: in virtual workspaces and in the browser. */
import { FileType, RelativePattern, Uri, l10n, workspace } from 'vscode';
import type { BaseLanguageClient, CancellationToken } from 'vscode-languageclient';
import { decodeText, tooLarge } from '../../server/src/files/decode.ts';
import type { FileText } from '../../server/src/files/file-system.ts';
import { formatOf, ignoredFolders, nameGlobs } from '../../server/src/files/kind.ts';
import { messageOf } from '../../server/src/files/work.ts';
import { listFilesRequest, readFileRequest } from '../../server/src/lsp/protocol.ts';
import { filesBelow } from './walk.ts';
import type { FolderContent } from './walk.ts';

const candidates = `**/{${[...nameGlobs(), '.gitignore'].join(',')}}`;
const unwanted = `**/{${[...ignoredFolders].join(',')}}/**`;

/** More than any sensible workspace has; the server has limits of its own. */
const mostFiles = 50_000;

function isWanted(uri: Uri): boolean {
  return formatOf(uri.path) !== undefined || uri.path.endsWith('/.gitignore');
}

function isOurs(uri: Uri): boolean {
  return workspace.getWorkspaceFolder(uri) !== undefined;
}

/** Of a folder; links are not followed. */
async function contentOf(folder: Uri): Promise<FolderContent<Uri>> {
  const files: Uri[] = [];
  const folders: Uri[] = [];
  for (const [name, type] of await workspace.fs.readDirectory(folder)) {
    const child = Uri.joinPath(folder, name);
    if (type === FileType.Directory && !ignoredFolders.has(name)) folders.push(child);
    else if (type === FileType.File && isWanted(child)) files.push(child);
  }
  return { files, folders };
}

/** The addresses of a folder's files that may matter; `warn` is told which folders below it cannot be read. */
export async function listFiles(folder: Uri, token: CancellationToken, warn: (message: string) => void): Promise<readonly string[]> {
  if (!isOurs(folder)) throw new Error(l10n.t('Only folders of the workspace are listed.'));
  const searched = await workspace.findFiles(new RelativePattern(folder, candidates), unwanted, mostFiles, token);
  const files =
    searched.length > 0
      ? searched.filter(isWanted)
      : await filesBelow(folder, mostFiles, {
          read: contentOf,
          passedOver: (below, error) => {
            warn(l10n.t('The folder {0} cannot be read: {1}', below.toString(true), messageOf(error)));
          },
          isCancelled: () => token.isCancellationRequested,
        });
  return files.map((uri) => uri.toString());
}

/** A file's text, or why it is not read. */
export async function readFile(uri: Uri, limit: number): Promise<FileText> {
  if (!isOurs(uri)) return { error: l10n.t('It is outside the workspace.') };
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > limit ? tooLarge(size, limit) : decodeText(await workspace.fs.readFile(uri));
  } catch (error) {
    return { error: l10n.t('It cannot be read: {0}', messageOf(error)) };
  }
}

/** Answers the server's questions about files. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(listFilesRequest.method, ({ folder }: { readonly folder: string }, token: CancellationToken) =>
    listFiles(Uri.parse(folder, true), token, (message) => {
      client.warn(message, undefined, false);
    }),
  );
  client.onRequest(readFileRequest.method, ({ uri, limit }: { readonly uri: string; readonly limit: number }) =>
    readFile(Uri.parse(uri, true), limit),
  );
}
