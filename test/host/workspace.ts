import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A copy of a folder for tests to edit. */
export interface WorkspaceCopy {
  readonly folder: string;
  dispose(): void;
}

/** Copies a folder; it is kept until `dispose`. */
export function copyWorkspace(source: string): WorkspaceCopy {
  const parent = realpathSync(mkdtempSync(path.join(tmpdir(), 'cnm-workspace-')));
  const folder = path.join(parent, path.basename(source));
  cpSync(source, folder, { recursive: true });
  return {
    folder,
    dispose: () => {
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
