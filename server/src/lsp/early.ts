/** The workspace while it is still being read: its index would be made anew for every file, and nobody may ask it yet. */
import type { FileFacts } from '../facts/types.ts';
import type { WorkspaceView } from '../workspace/view.ts';
import { Workspace } from '../workspace/workspace.ts';

export class EarlyWorkspace extends Workspace {
  readonly #real: Workspace;

  constructor(real: Workspace) {
    super();
    this.#real = real;
  }

  override get files(): ReadonlyMap<string, FileFacts> {
    return this.#real.files;
  }

  override get revision(): number {
    return this.#real.revision;
  }

  /** Knows of no file. */
  override get snapshot(): WorkspaceView {
    return super.snapshot;
  }
}
