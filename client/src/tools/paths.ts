/** Files as assistants name them: absolute paths, or addresses where a workspace is no folder on a disk. */
import { Uri, workspace } from 'vscode';

/** Fails for what lies outside the workspace: nothing is read there. */
export function uriOf(filePath: string): Uri {
  const uri = /^[a-z][a-z0-9+.-]+:\/\//i.test(filePath) ? Uri.parse(filePath, true) : placed(filePath);
  if (workspace.getWorkspaceFolder(uri) === undefined) {
    throw new Error(`${filePath} is not in the workspace. Give the absolute path of a file in one of: ${folders().join(', ')}`);
  }
  return uri;
}

/** How a file is named in an answer. */
export function nameOf(address: string): string {
  const uri = Uri.parse(address, true);
  return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
}

/** A remote or virtual folder has paths of its own, under its own scheme. */
function placed(filePath: string): Uri {
  const local = Uri.file(filePath);
  const first = workspace.workspaceFolders?.[0]?.uri;
  return first === undefined || first.scheme === 'file' ? local : first.with({ path: local.path });
}

function folders(): readonly string[] {
  return (workspace.workspaceFolders ?? []).map(({ uri }) => nameOf(uri.toString()));
}
