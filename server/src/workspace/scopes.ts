/** What is applied together: a chart, the files of a kustomization, else the plain manifests of one folder. */
import type { KustomizationFacts } from '../facts/packages.ts';
import type { FileFacts, Unit } from '../facts/types.ts';
import { isFromKustomization, releaseOf } from './composition/file.ts';
import { join, parentOf } from './paths.ts';
import { traitsOf } from './traits.ts';

/** What a file adds to its scope. */
interface Traits {
  readonly workloads: boolean;
  /** Custom resources whose controllers may run Pods. */
  readonly customResources: boolean;
  /** Definitions of such resources. */
  readonly definitions: boolean;
  /** Rendering may add objects that the text does not show. */
  readonly opaque: boolean;
}

/** What a file changes in the scope that it belongs to. */
export interface ScopeChange {
  readonly directory: string;
  readonly traits: readonly (keyof Traits)[];
}

const filesAtATime = 100;

/** The scopes of all files; made anew when charts or kustomizations change, or a file that a kustomization names; told of all other changes. */
export class Scopes {
  readonly #charts = new Set<string>();
  /** The first kustomization by name that names a file: a base that several name stays one scope. */
  readonly #kustomized = new Map<string, string>();
  readonly #known = new Map<string, string>();
  readonly #traits = new Map<string, Traits>();
  readonly #counts = new Map<string, Record<keyof Traits, number>>();
  readonly #files: ReadonlyMap<string, FileFacts>;
  readonly #folders = new Set<string>();
  /** The files and folders that kustomizations name, there or not. */
  readonly #named = new Set<string>();

  /** Empty until it has gathered. */
  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.#files = files;
  }

  /** Goes through all files, some at a time; they must stay as they are until it is through. */
  *gather(): Generator<void> {
    let count = 0;
    for (const { uri, units } of this.#files.values()) {
      this.#folders.add(parentOf(uri));
      for (const { unit } of units) this.#addPackages(uri, unit);
      if (++count % filesAtATime === 0) yield;
    }
    for (const facts of this.#files.values()) {
      this.update(facts);
      if (++count % filesAtATime === 0) yield;
    }
  }

  #addPackages(uri: string, { chart, kustomization }: Unit): void {
    if (chart) this.#charts.add(parentOf(uri));
    for (const { path } of kustomization?.resources ?? []) {
      const target = join(parentOf(uri), path);
      if (target === undefined) continue;
      this.#named.add(target);
      const known = this.#kustomized.get(target);
      if (this.#files.has(target) && (known === undefined || parentOf(uri) < known)) this.#kustomized.set(target, parentOf(uri));
    }
  }

  /** Whether some scope hangs on that file being there. */
  dependsOn(uri: string): boolean {
    return this.#named.has(uri) || this.#named.has(parentOf(uri));
  }

  /** Takes in a file, or its new version; says what of its scope is otherwise now. */
  update(facts: FileFacts): ScopeChange {
    this.#folders.add(parentOf(facts.uri));
    return this.#replace(facts.uri, this.#traitsOf(facts));
  }

  /** Takes out a file. */
  remove(uri: string): ScopeChange {
    return this.#replace(uri, undefined);
  }

  #replace(uri: string, after: Traits | undefined): ScopeChange {
    const directory = this.of(uri);
    const counts = this.#countsOf(directory);
    const before = this.#traits.get(uri);
    const traits: (keyof Traits)[] = [];
    for (const trait of ['workloads', 'customResources', 'definitions', 'opaque'] as const) {
      const had = counts[trait] > 0;
      counts[trait] += Number(after?.[trait] ?? false) - Number(before?.[trait] ?? false);
      if (had !== counts[trait] > 0) traits.push(trait);
    }
    if (after) this.#traits.set(uri, after);
    else this.#traits.delete(uri);
    return { directory, traits };
  }

  /** The scope of a file, named by a folder. */
  of(uri: string): string {
    const found = this.#known.get(uri);
    if (found !== undefined) return found;
    const scope = this.#kustomized.get(uri) ?? this.#chartOf(uri) ?? parentOf(uri);
    this.#known.set(uri, scope);
    return scope;
  }

  kindOf(uri: string): 'chart' | 'kustomization' | 'folder' {
    if (this.#kustomized.has(uri) || isFromKustomization(uri)) return 'kustomization';
    return this.#chartAbove(uri) === undefined ? 'folder' : 'chart';
  }

  has(scope: string, trait: keyof Traits): boolean {
    return (this.#counts.get(scope)?.[trait] ?? 0) > 0;
  }

  /** The file belongs to a chart or is named by a kustomization: what it is applied with is known. */
  isPackaged(uri: string): boolean {
    return this.kindOf(uri) !== 'folder';
  }

  #countsOf(scope: string): Record<keyof Traits, number> {
    const counts = this.#counts.get(scope) ?? { workloads: 0, customResources: 0, definitions: 0, opaque: 0 };
    this.#counts.set(scope, counts);
    return counts;
  }

  #traitsOf({ uri, units }: FileFacts): Traits {
    return {
      workloads: units.some(({ unit }) => traitsOf(unit).workloads),
      customResources: units.some(({ unit }) => traitsOf(unit).customResources),
      definitions: units.some(({ unit }) => traitsOf(unit).definitions),
      opaque: units.some(
        ({ unit }) => unit.opaque || (unit.kustomization !== undefined && this.#bringsUnseen(unit.kustomization, parentOf(uri))),
      ),
    };
  }

  /** Charts, generators and resources from elsewhere: what they hold is not in the workspace. */
  #bringsUnseen({ generates, resources }: KustomizationFacts, folder: string): boolean {
    if (generates) return true;
    return resources.some(({ path }) => {
      const target = join(folder, path);
      return target === undefined || !(this.#files.has(target) || this.#folders.has(target));
    });
  }

  /** What one release of a chart installs is applied by itself. */
  #chartOf(uri: string): string | undefined {
    const chart = this.#chartAbove(uri);
    const release = chart === undefined ? '' : releaseOf(uri);
    return release === '' || chart === undefined ? chart : `${chart}#${release}`;
  }

  #chartAbove(uri: string): string | undefined {
    if (this.#charts.size === 0) return undefined;
    for (let folder = parentOf(uri); folder.includes('/'); folder = parentOf(folder)) if (this.#charts.has(folder)) return folder;
    return undefined;
  }
}
