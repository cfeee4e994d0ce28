/** The level up to which findings are warnings: as people set it, else the one that is being worked on. */
import type { TargetLevel } from '../answers/target.ts';
import type { Level } from '../model/types.ts';
import type { Scope } from './scopes.ts';

/** A folder, and what is said of its target. */
export interface TargetRoot {
  readonly uri: string;
  /** In the editor's settings or on the command line: this goes before what the file says. */
  readonly set: TargetLevel;
  /** In the answers file, for the folder as a whole. */
  readonly file: TargetLevel | undefined;
}

export interface Target {
  readonly level: Level;
  /** `levels`: nobody set it, so it is the level that is being worked on. */
  readonly by: 'setting' | 'file' | 'levels';
  /** The folder that it is the target of, or of an application in it. */
  readonly root: string | undefined;
}

export interface TargetBasis {
  readonly roots: readonly TargetRoot[];
  /** What is set where no folder has a say. */
  readonly loose: TargetLevel;
  readonly scopes: readonly Scope[];
  /** The level that the whole is working on. */
  readonly working: Level;
  /** The level that an application is working on; undefined while nothing was judged in it. */
  readonly workingIn: (scope: string) => Level | undefined;
}

export class Targets {
  readonly #basis: TargetBasis;
  readonly #applications: readonly Scope[];
  /** Only where one of them has a target of its own does it matter which files are whose. */
  readonly #differs: boolean;

  constructor(basis: TargetBasis) {
    this.#basis = basis;
    this.#applications = basis.scopes.filter(({ kind }) => kind === 'application');
    this.#differs = this.#applications.some(({ targetLevel }) => targetLevel !== undefined);
  }

  /** Of the whole of several folders that aim for different levels it is the lowest one. */
  of(scope: Scope): Target {
    if (scope.kind !== 'workspace')
      return scope.kind === 'folder' ? this.#ofRoot(this.#rootCalled(scope.root)) : this.#ofApplication(scope);
    const targets = this.#basis.roots.map((root) => this.#ofRoot(root));
    return lowest(targets) ?? this.#ofRoot(undefined);
  }

  /**
   * Of a file: that of the innermost application that it lies in and that has one, or of its folder. Where applications elsewhere take the
   * file in, the highest of theirs, as what they make of it shows there.
   */
  at(uri: string): Level {
    const root = this.#rootOf(uri);
    const whole = this.#ofRoot(root);
    if (!this.#differs || whole.by === 'setting') return whole.level;
    const around = this.#applications.filter(({ extent }) => extent !== undefined && uri.startsWith(`${extent.folder}/`));
    const own = around.filter(({ targetLevel }) => targetLevel !== undefined).reduce<Scope | undefined>(inner, undefined);
    const takers = this.#applications.filter((scope) => !around.includes(scope) && scope.includes(uri));
    const levels = [...(own ? [own] : []), ...takers].map((scope) => this.#ofApplication(scope).level);
    return highest(levels) ?? whole.level;
  }

  /** The same for the same targets of the same files. */
  get digest(): string {
    const { roots } = this.#basis;
    const applications = this.#differs
      ? this.#applications.map((scope) => [scope.id, this.#ofApplication(scope).level, [...(scope.extent?.taken ?? [])].sort()])
      : [];
    return JSON.stringify([this.#ofRoot(undefined), roots.map((root) => [root.uri, this.#ofRoot(root)]), applications]);
  }

  #rootCalled(uri: string | undefined): TargetRoot | undefined {
    return this.#basis.roots.find((root) => root.uri === uri);
  }

  #rootOf(uri: string): TargetRoot | undefined {
    return this.#basis.roots
      .filter((root) => uri.startsWith(`${root.uri}/`))
      .reduce<TargetRoot | undefined>((best, root) => (best && best.uri.length > root.uri.length ? best : root), undefined);
  }

  #ofRoot(root: TargetRoot | undefined): Target {
    const { loose, working } = this.#basis;
    const set = root?.set ?? loose;
    const of = { root: root?.uri };
    if (set !== 'auto') return { level: set, by: 'setting', ...of };
    if (root?.file !== undefined && root.file !== 'auto') return { level: root.file, by: 'file', ...of };
    return { level: working, by: 'levels', ...of };
  }

  #ofApplication({ id, root: uri, targetLevel }: Scope): Target {
    const { working, workingIn } = this.#basis;
    const whole = this.#ofRoot(this.#rootCalled(uri));
    if (targetLevel === undefined || whole.by === 'setting') return whole;
    if (targetLevel === 'auto') return { level: workingIn(id) ?? working, by: 'levels', root: uri };
    return { level: targetLevel, by: 'file', root: uri };
  }
}

function inner(best: Scope | undefined, scope: Scope): Scope {
  return best && (best.extent?.folder.length ?? 0) > (scope.extent?.folder.length ?? 0) ? best : scope;
}

function lowest(targets: readonly Target[]): Target | undefined {
  return targets.reduce<Target | undefined>((best, target) => (best && best.level <= target.level ? best : target), undefined);
}

function highest(levels: readonly Level[]): Level | undefined {
  return levels.reduce<Level | undefined>((best, level) => (best !== undefined && best >= level ? best : level), undefined);
}
