/** The workspace while it is still being read: what other files hold is not known yet, so nobody may be told that they lack something. */
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
    return this.#real.readRevision;
  }

  /** Knows of no file. */
  override get snapshot(): WorkspaceView {
    return super.snapshot;
  }
}
