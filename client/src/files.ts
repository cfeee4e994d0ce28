/** Reads files for a server that cannot: in virtual workspaces and in the browser. */
import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient, CancellationToken } from 'vscode-languageclient';
import { decodeText, tooLarge } from '../../server/src/files/decode.ts';
import type { FileText } from '../../server/src/files/file-system.ts';
import { formatOf, ignoredFolders, nameGlobs } from '../../server/src/files/kind.ts';
import { listFilesRequest, readFileRequest } from '../../server/src/lsp/protocol.ts';

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

/** For file systems without a search: folder by folder, links not followed. */
async function walk(folder: Uri, token: CancellationToken): Promise<Uri[]> {
  const found: Uri[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (token.isCancellationRequested || found.length >= mostFiles) return found;
    for (const [name, type] of await workspace.fs.readDirectory(next)) {
      const child = Uri.joinPath(next, name);
      if (type === FileType.Directory && !ignoredFolders.has(name)) waiting.push(child);
      else if (type === FileType.File && isWanted(child)) found.push(child);
    }
  }
  return found;
}

/** The addresses of a folder's files that may matter. */
export async function listFiles(folder: Uri, token: CancellationToken): Promise<readonly string[]> {
  if (!isOurs(folder)) throw new Error('Only folders of the workspace are listed.');
  const searched = await workspace.findFiles(new RelativePattern(folder, candidates), unwanted, mostFiles, token);
  const files = searched.length > 0 ? searched.filter(isWanted) : await walk(folder, token);
  return files.map((uri) => uri.toString());
}

/** A file's text, or why it is not read. */
export async function readFile(uri: Uri, limit: number): Promise<FileText> {
  if (!isOurs(uri)) return { error: 'It is outside the workspace.' };
  try {
    const { size } = await workspace.fs.stat(uri);
    return size > limit ? tooLarge(size, limit) : decodeText(await workspace.fs.readFile(uri));
  } catch (error) {
    return { error: `It cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Answers the server's questions about files. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(listFilesRequest.method, ({ folder }: { readonly folder: string }, token: CancellationToken) =>
    listFiles(Uri.parse(folder, true), token),
  );
  client.onRequest(readFileRequest.method, ({ uri, limit }: { readonly uri: string; readonly limit: number }) =>
    readFile(Uri.parse(uri, true), limit),
  );
}
