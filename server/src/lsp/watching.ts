/** Follows what happens to files behind the editor's back. */
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from 'vscode-languageserver';
import type { Connection, FileEvent } from 'vscode-languageserver';
import type { FileSystem } from '../files/file-system.ts';
import { baselineFileName } from '../features/baseline.ts';
import { formatOf } from '../files/kind.ts';
import { canonicalUri, childUri } from '../files/uri.ts';
import type { ClientSupport } from './capabilities.ts';
import type { Session } from './session.ts';
import { filesBelow } from './new-folders.ts';
import { settingsSection } from './settings.ts';

const watched = [
  '**/*.{yaml,yml,json,tf,tofu,tfvars,tfstate}',
  '**/*{Dockerfile,Containerfile,dockerfile,containerfile}*',
  '**/{_*.tpl,NOTES.txt,Chart.lock,requirements.lock,.terraform.lock.hcl}',
  '**/*.{dockerignore,containerignore}',
  '**/.gitignore',
];

/** Asks the client to tell of changes, where it can be asked. */
export async function registerInterest(connection: Connection, support: ClientSupport): Promise<void> {
  if (support.dynamicConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
  if (!support.dynamicWatching) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      ...watched.map((globPattern) => ({ globPattern })),
      // Any file may be evidence by being there; and of a folder that is deleted only the folder itself is told.
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ],
  });
}

/** What to do about a batch of events. */
export interface FileChanges {
  /** Files to read again or to forget, and whether they are there. */
  readonly files: ReadonlyMap<string, boolean>;
  /** What was created and is no file that is read: it may be a folder. */
  readonly created: readonly string[];
  /** Ignore files changed, or so much that reading everything is simpler. */
  readonly everything: boolean;
}

/** From here on reading everything is simpler. */
export const many = 500;

export function sortChanges(events: readonly FileEvent[], session: Session): FileChanges {
  const files = new Map<string, boolean>();
  const created: string[] = [];
  let everything = false;
  const gone = new Set<string>();
  for (const { uri: clientUri, type } of events) {
    const uri = canonicalUri(clientUri);
    if (uri.endsWith('/.gitignore')) {
      everything ||= session.folders.belongs(uri.slice(0, -'.gitignore'.length) + 'x.yaml');
    } else if (
      session.files.has(uri) ||
      session.baselines.holds(uri) ||
      session.signals.has(uri) ||
      session.skipped.has(uri) ||
      (type !== FileChangeType.Deleted && mayMatter(uri, session))
    ) {
      files.set(uri, type !== FileChangeType.Deleted);
      if (type === FileChangeType.Deleted) session.skipped.delete(uri);
    } else if (type === FileChangeType.Created) {
      if (session.folders.belongs(childUri(uri, 'x.yaml'))) created.push(uri);
    } else if (type === FileChangeType.Deleted) {
      gone.add(uri);
      const baseline = childUri(uri, baselineFileName);
      if (session.baselines.holds(baseline)) files.set(baseline, false);
    }
  }
  if (gone.size > 0) for (const file of session.signals.uris()) if (isBelow(file, gone)) files.set(file, false);
  return { files, created, everything: everything || files.size + created.length > many };
}

function isBelow(file: string, folders: ReadonlySet<string>): boolean {
  for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) if (folders.has(file.slice(0, end))) return true;
  return false;
}

/** Those that were put into new folders, as if each had been told of. */
export async function withNewFolders(changes: FileChanges, session: Session, filesOf: (uri: string) => FileSystem): Promise<FileChanges> {
  const { files, created, everything } = changes;
  if (everything || created.length === 0) return changes;
  const below = await filesBelow(created, { filesOf, belongs: (uri) => session.folders.belongs(uri) }, many);
  if (!below) return { files, created, everything: true };
  const matter = below.filter((uri) => mayMatter(uri, session)).map((uri) => [uri, true] as const);
  return { files: new Map([...matter, ...files]), created, everything: below.some((uri) => uri.endsWith('/.gitignore')) };
}

/** Of most files that come and go, nothing follows. */
function mayMatter(uri: string, { folders, signals }: Session): boolean {
  return folders.belongs(uri) && (formatOf(uri) !== undefined || signals.mayCount(folders.placed(uri).path));
}
