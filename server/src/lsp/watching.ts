/** Follows what happens to files behind the editor's back. */
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from 'vscode-languageserver';
import type { Connection, FileEvent } from 'vscode-languageserver';
import { formatOf } from '../files/kind.ts';
import { canonicalUri } from '../files/uri.ts';
import type { ClientSupport } from './capabilities.ts';
import type { Session } from './session.ts';
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
  /** Ignore files changed, or so much that reading everything is simpler. */
  readonly everything: boolean;
}

const many = 500;

export function sortChanges(events: readonly FileEvent[], session: Session): FileChanges {
  const files = new Map<string, boolean>();
  let everything = false;
  const known = events.some(({ type }) => type === FileChangeType.Deleted) ? session.signals.uris() : [];
  for (const { uri: clientUri, type } of events) {
    const uri = canonicalUri(clientUri);
    if (uri.endsWith('/.gitignore')) {
      everything ||= session.folders.belongs(uri.slice(0, -'.gitignore'.length) + 'x.yaml');
    } else if (
      session.files.has(uri) ||
      session.signals.has(uri) ||
      session.skipped.has(uri) ||
      (type !== FileChangeType.Deleted && mayMatter(uri, session))
    ) {
      files.set(uri, type !== FileChangeType.Deleted);
      if (type === FileChangeType.Deleted) session.skipped.delete(uri);
    } else if (type === FileChangeType.Deleted) {
      for (const file of known) if (file.startsWith(`${uri}/`)) files.set(file, false);
    }
  }
  return { files, everything: everything || files.size > many };
}

/** Of most files that come and go, nothing follows. */
function mayMatter(uri: string, { folders, signals }: Session): boolean {
  return folders.belongs(uri) && (formatOf(uri) !== undefined || signals.mayCount(folders.placed(uri).path));
}
