/** All facts of the files that were read, and what follows from them across files. */
import type { FileFacts, Unit } from '../facts/types.ts';
import { asFragment } from '../facts/document.ts';
import { isTemplatePath } from '../files/kind.ts';
import { Compositions } from './composition/compositions.ts';
import { changeOf, textFacets } from './changed-facets.ts';
import { FacetRevisions, facets } from './facets.ts';
import type { Asked, Facet } from './facets.ts';
import { Listing } from './listing.ts';
import type { Walked } from './listing.ts';
import { patchFiles } from './patches.ts';
import { Snapshot } from './snapshot.ts';
import { TrackedView } from './tracked-view.ts';
import type { WorkspaceView } from './view.ts';

/**
 * The files of a workspace. `revision` grows when something changed that other files can see;
 * an edit that only touches its own document leaves it as it is.
 */
export class Workspace {
  /** As read. */
  readonly #read = new Map<string, FileFacts>();
  /** As shown: patches turned into fragments. */
  readonly #files = new Map<string, FileFacts>();
  /** As other files see them: what is judged as part of a chart or kustomization stands here as these compose it. */
  readonly #applied = new Map<string, FileFacts>();
  #patches: ReadonlySet<string> = new Set();
  readonly #listing = new Listing(this.#read);
  readonly #snapshot = new Snapshot(this.#applied, this.#listing);
  readonly #compositions = new Compositions(this.#read, {
    place: (uri, facts) => {
      // Nobody knows what of it others have looked at.
      this.#place(uri, facts, true);
    },
    covered: (uri) => {
      this.#show(uri, this.#read.get(uri), true);
    },
    moduleOf: (directory) => this.#snapshot.terraformModule(directory),
  });
  #revision = 0;
  #version = 0;
  /** The revision at which each part of what the snapshot says last changed. */
  readonly #facets = new FacetRevisions();
  /** Whether anybody keeps what the snapshot said. */
  #watched = false;

  get revision(): number {
    this.#settleNow();
    return this.#revision;
  }

  /** The same while files are still being read: nothing is composed for it. */
  get readRevision(): number {
    return this.#revision;
  }

  /** Whether something that was asked about has changed since a revision. */
  hasChanged(asked: Asked, since: number): boolean {
    return this.#facets.anySince(asked, since);
  }

  /** The snapshot for those who want to know later whether what it said is still so. */
  track(): TrackedView {
    this.#watched = true;
    return new TrackedView(this.snapshot);
  }

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  get files(): ReadonlyMap<string, FileFacts> {
    return this.#files;
  }

  /** What charts and kustomizations make of the files. */
  get compositions(): Compositions {
    this.#settleNow();
    return this.#compositions;
  }

  /** Puts in a file, or its new version. */
  update(facts: FileFacts): void {
    const before = this.#read.get(facts.uri);
    if (!before) this.#listing.changed();
    this.#version++;
    this.#read.set(facts.uri, facts);
    this.#compositions.changed(facts.uri, before, facts);
    // What a patch says decides what may be missing from the objects that it changes.
    this.#show(facts.uri, facts, this.#patches.has(facts.uri));
    if (before && isReadAsText(facts) && before.text !== facts.text) {
      this.#revision++;
      this.#mark(textFacets(facts.uri));
    }
    if (hasKustomization(facts) || (before !== undefined && hasKustomization(before))) this.#findPatches();
  }

  remove(uri: string): void {
    const before = this.#read.get(uri);
    if (!before) return;
    this.#version++;
    this.#read.delete(uri);
    this.#listing.changed();
    this.#compositions.changed(uri, before, undefined);
    this.#show(uri, undefined, true);
    if (hasKustomization(before)) this.#findPatches();
  }

  /** Tells what else is there, so that a file can be said to be missing. */
  setListing(walked: Walked): void {
    this.#listing.set(walked);
    this.#listed();
  }

  /** Tells of files that came or went since, by their URIs. */
  tell(files: ReadonlyMap<string, boolean>): void {
    const changes = [...files].filter(([uri, isThere]) => this.#listing.tell(uri, isThere));
    if (changes.length > 0) this.#listed();
  }

  #listed(): void {
    this.#compositions.listed();
    this.#version++;
    this.#revision++;
    this.#mark(this.#snapshot.listed());
  }

  /** A file that is there, or no longer, and of which nothing is read: too large, or no manifest. */
  setUnread(uri: string, there: boolean): void {
    if (!this.#listing.setUnread(uri, there)) return;
    this.#version++;
    this.#revision++;
    this.#mark([facets.listing]);
  }

  /** Composes what has changed and makes ready what rules ask for, piece by piece; whoever asks meanwhile waits for all of it. */
  *settle(): Generator<void> {
    yield* this.#compositions.settle();
    yield* this.#snapshot.prepare();
  }

  /** What rules may ask: always of the files as they are. */
  get snapshot(): WorkspaceView {
    this.#settleNow();
    return this.#snapshot;
  }

  #settleNow(): void {
    if (this.#compositions.settled) return;
    const pieces = this.#compositions.settle();
    while (pieces.next().done !== true);
  }

  /** A file as it is now: for its own editor, and for others. */
  #show(uri: string, facts: FileFacts | undefined, force: boolean): void {
    const shown = facts && (this.#patches.has(uri) ? withFragments(facts) : facts);
    if (shown) this.#files.set(uri, shown);
    else this.#files.delete(uri);
    this.#place(uri, shown && this.#compositions.isCovered(uri) ? withoutObjects(shown, this.#compositions.isOpen(uri)) : shown, force);
  }

  #place(uri: string, facts: FileFacts | undefined, force: boolean): void {
    const before = this.#applied.get(uri);
    if (facts) this.#applied.set(uri, facts);
    else this.#applied.delete(uri);
    if (!before && !facts) return;
    const change = changeOf(uri, before, facts);
    if (!force && change.positions?.length === 0) return;
    const gone = !before || !facts;
    this.#revision++;
    this.#mark(this.#snapshot.replace(change, facts, gone, this.#watched));
    if (gone) this.#mark([facets.listing]);
  }

  #mark(changed: Iterable<Facet>): void {
    for (const facet of changed) this.#facets.set(facet, this.#revision);
  }

  /** Looks again which files are patches, and judges those anew that became one or no longer are. */
  #findPatches(): void {
    const before = this.#patches;
    this.#patches = patchFiles(this.#read.values());
    for (const uri of new Set([...this.#patches, ...before])) {
      const facts = this.#read.get(uri);
      if (facts && this.#patches.has(uri) !== before.has(uri)) this.#show(uri, facts, true);
    }
  }
}

function withFragments(facts: FileFacts): FileFacts {
  return { ...facts, units: facts.units.map((placed) => ({ ...placed, unit: asFragment(placed.unit) })) };
}

const bare = new WeakMap<Unit, Unit>();

/** What is left of a file whose objects are judged as they are composed. */
function withoutObjects(facts: FileFacts, open: boolean): FileFacts {
  const bareOf = (unit: Unit): Unit => (open && unit.kustomization ? { ...withoutObjectsIn(unit), opaque: true } : withoutObjectsIn(unit));
  return { ...facts, units: facts.units.map((placed) => ({ ...placed, unit: bareOf(placed.unit) })) };
}

function withoutObjectsIn(unit: Unit): Unit {
  if (unit.kind !== 'kubernetes' && !unit.kustomization && !unit.opaque) return unit;
  const known = bare.get(unit);
  if (known) return known;
  const { kustomization } = unit;
  const rest: Unit = {
    ...unit,
    get root() {
      return unit.root;
    },
    subjects: {},
    opaque: false,
    // What it changes is done in what it composes.
    ...(kustomization ? { kustomization: { ...kustomization, images: [], replicas: [], labels: [], changes: [] } } : {}),
  };
  bare.set(unit, rest);
  return rest;
}

/** Rules look into templates, and into what holds no units, as they are written. */
function isReadAsText({ uri, units }: FileFacts): boolean {
  return units.length === 0 || isTemplatePath(uri);
}

function hasKustomization(facts: FileFacts): boolean {
  return facts.units.some(({ unit }) => unit.kustomization !== undefined);
}
