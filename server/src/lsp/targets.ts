/** The levels that people aim for, from settings, answers files and where the scopes stand. */
import { answersFileName } from '../answers/types.ts';
import type { Assessment } from '../assessment/types.ts';
import type { OverviewTarget } from '../features/overview-types.ts';
import { scopesOf, workspaceScopeId } from '../features/scopes.ts';
import type { Scope } from '../features/scopes.ts';
import { Targets } from '../features/targets.ts';
import type { TargetRoot } from '../features/targets.ts';
import type { Level } from '../model/types.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { AnswersFiles } from './answers.ts';
import type { Folders } from './folders.ts';

/** A scope and the level of its findings. */
export interface StandingScope {
  readonly is: Scope;
  readonly assessment: Pick<Assessment, 'findingsLevel'>;
}

export class WorkspaceTargets {
  readonly #folders: Folders;
  readonly #answers: AnswersFiles;
  readonly #workspace: Pick<Workspace, 'files'>;
  /** The level that the workspace is working on. */
  #working: Level = 1;
  /** The levels that its scopes are working on. */
  #workingIn: ReadonlyMap<string, Level> = new Map();
  #known: Targets | undefined;

  constructor(folders: Folders, answers: AnswersFiles, workspace: Pick<Workspace, 'files'>) {
    this.#folders = folders;
    this.#answers = answers;
    this.#workspace = workspace;
  }

  get now(): Targets {
    this.#known ??= this.#made(this.scopes());
    return this.#known;
  }

  /** Other settings, or another answers file. */
  forget(): void {
    this.#known = undefined;
  }

  /** Takes in where the scopes stand, the whole first. True when findings of some file aim for another level now. */
  assessed(scopes: readonly StandingScope[]): boolean {
    const before = this.now.digest;
    const levels = scopes.map(({ is, assessment }) => [is.id, assessment.findingsLevel] as const);
    this.#workingIn = new Map(levels.flatMap(([id, level]) => (level === null ? [] : [[id, level] as const])));
    this.#working = this.#workingIn.get(workspaceScopeId) ?? this.#working;
    this.#known = this.#made(scopes.map(({ is }) => is));
    return this.#known.digest !== before;
  }

  /** The whole, its folders and the applications in them, as settings and answers files name them. */
  scopes(): readonly Scope[] {
    const roots = this.#folders.all.map(({ uri, name, settings }) => {
      return { uri, name, applications: [...settings.applications, ...this.#answers.configOf(uri).applications] };
    });
    return scopesOf(roots, this.#workspace.files);
  }

  /** For the panel, with the file that it is set in. */
  shown(scope: Scope): OverviewTarget {
    const { level, by, root } = this.now.of(scope);
    const folder = by === 'file' ? this.#folders.all.find(({ uri }) => uri === root) : undefined;
    const file = folder && `${folder.clientUri.replace(/\/$/, '')}/${answersFileName}`;
    return { level, set: by !== 'levels', ...(file === undefined ? {} : { file }) };
  }

  #made(scopes: readonly Scope[]): Targets {
    const roots = this.#folders.all.map(({ uri, settings }): TargetRoot => {
      return { uri, set: settings.targetLevel, file: this.#answers.configOf(uri).targetLevel };
    });
    const { targetLevel: loose } = this.#folders.loose;
    return new Targets({ roots, loose, scopes, working: this.#working, workingIn: (scope) => this.#workingIn.get(scope) });
  }
}
