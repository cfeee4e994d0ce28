/** All facts of the files that were read, and what follows from them across files. */
import type { FileFacts, PlacedUnit, Unit } from '../facts/types.ts';
import { asFragment } from '../facts/document.ts';
import { digestOf } from './digest.ts';
import { patchFiles } from './patches.ts';
import { Snapshot } from './snapshot.ts';
import type { WorkspaceView } from './view.ts';

/**
 * The files of a workspace. `revision` grows when something changed that other files can see;
 * an edit that only touches its own document leaves it as it is.
 */
export class Workspace {
  /** As read. */
  readonly #read = new Map<string, FileFacts>();
  /** As judged: patches turned into fragments. */
  readonly #files = new Map<string, FileFacts>();
  #patches: ReadonlySet<string> = new Set();
  readonly #snapshot = new Snapshot(this.#files);
  #revision = 0;

  get revision(): number {
    return this.#revision;
  }

  get files(): ReadonlyMap<string, FileFacts> {
    return this.#files;
  }

  /** Puts in a file, or its new version. */
  update(facts: FileFacts): void {
    const before = this.#read.get(facts.uri);
    this.#read.set(facts.uri, facts);
    // What a patch says decides what may be missing from the objects that it changes.
    if (before && !this.#patches.has(facts.uri) && !changesOthers(before, facts)) {
      this.#files.set(facts.uri, this.#judged(facts));
      return;
    }
    this.#revision++;
    this.#put(facts.uri, this.#judged(facts));
    if (hasKustomization(facts) || (before !== undefined && hasKustomization(before))) this.#findPatches();
  }

  remove(uri: string): void {
    const before = this.#read.get(uri);
    if (!before) return;
    this.#revision++;
    this.#read.delete(uri);
    this.#put(uri, undefined);
    if (hasKustomization(before)) this.#findPatches();
  }

  /** What rules may ask: always of the files as they are. */
  get snapshot(): WorkspaceView {
    return this.#snapshot;
  }

  #put(uri: string, facts: FileFacts | undefined): void {
    const before = this.#files.get(uri);
    if (facts) this.#files.set(uri, facts);
    else this.#files.delete(uri);
    this.#snapshot.replace(uri, before, facts);
  }

  /** Looks again which files are patches, and judges those anew that became one or no longer are. */
  #findPatches(): void {
    const before = this.#patches;
    this.#patches = patchFiles(this.#read.values());
    for (const uri of new Set([...this.#patches, ...before])) {
      const facts = this.#read.get(uri);
      if (facts && this.#patches.has(uri) !== before.has(uri)) this.#put(uri, this.#judged(facts));
    }
  }

  #judged(facts: FileFacts): FileFacts {
    return this.#patches.has(facts.uri) ? withFragments(facts) : facts;
  }
}

function withFragments(facts: FileFacts): FileFacts {
  return { ...facts, units: facts.units.map((placed) => ({ ...placed, unit: asFragment(placed.unit) })) };
}

function hasKustomization(facts: FileFacts): boolean {
  return facts.units.some(({ unit }) => unit.kustomization !== undefined);
}

/** Whether other files could tell the two versions apart. */
function changesOthers(before: FileFacts, after: FileFacts): boolean {
  if (before.units.length !== after.units.length) return true;
  return after.units.some((placed, index) => !sameForOthers(placed, before.units[index]));
}

function sameForOthers(after: PlacedUnit, before: PlacedUnit | undefined): boolean {
  if (!before) return false;
  return after.unit === before.unit || digest(after.unit) === digest(before.unit);
}

const digests = new WeakMap<Unit, string>();

function digest(unit: Unit): string {
  const known = digests.get(unit);
  if (known !== undefined) return known;
  const made = digestOf(unit);
  digests.set(unit, made);
  return made;
}
