/** The signals of a workspace: which are found, and where. */
import type { PlacedUnit } from '../facts/types.ts';
import type { SignalDefinition } from '../model/signals.ts';
import type { Span } from '../syntax/tree.ts';
import { collect, collectInPieces } from './collect.ts';
import { compile } from './compile.ts';
import type { Compiled } from './compile.ts';
import { FileReader } from './file.ts';
import type { FileEvidence } from './file.ts';

/** A place that is evidence; files that count by their path alone have an empty span. */
export interface Place extends Span {
  readonly uri: string;
}

export interface SignalEvidence {
  /** The first places, in the order of files. */
  readonly places: readonly Place[];
  /** All of them. */
  readonly count: number;
}

/** Evidence by the id of the signal; signals that are not found are not in it. */
export type Evidence = ReadonlyMap<string, SignalEvidence>;

/** A file and its path from the folder that was opened, which globs are matched with. */
export interface SignalFile {
  readonly uri: string;
  readonly path: string;
}

/** Enough evidence for a clause that makes files be read for nothing else. */
const enough = 10;

/** Keeps what each file proves, so that a change re-reads that file only, and of it only the units that changed. */
export class SignalFinder {
  readonly #compiled: Compiled;
  readonly #reader: FileReader;
  readonly #files = new Map<string, FileEvidence>();
  readonly #found = new Map<number, number>();
  #evidence: Evidence | undefined;
  #changes = 0;

  constructor(definitions: readonly SignalDefinition[]) {
    this.#compiled = compile(definitions);
    this.#reader = new FileReader(this.#compiled);
  }

  /** A file that was read to facts. */
  updateUnits({ uri, path }: SignalFile, text: string, units: readonly PlacedUnit[]): void {
    this.#put(uri, this.#reader.readUnits(path, text, units));
  }

  /** A file that was read for its text. */
  updateText({ uri, path }: SignalFile, text: string): void {
    this.#put(uri, this.#reader.readText(path, text));
  }

  /** A file that is there, and is not read. */
  updatePath({ uri, path }: SignalFile): void {
    this.#put(uri, this.#reader.readPath(path));
  }

  remove(uri: string): void {
    this.#put(uri, undefined);
  }

  has(uri: string): boolean {
    return this.#files.has(uri);
  }

  uris(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Forgets all other files. */
  retain(stays: (uri: string) => boolean): void {
    for (const uri of this.uris()) if (!stays(uri)) this.remove(uri);
  }

  /** Whether the text of a file that holds no units would add anything. */
  wantsText(path: string): boolean {
    const reason = this.#reader.reasonToRead(path);
    if (reason === undefined || reason === 'always') return reason === 'always';
    return reason.some(({ index }) => (this.#found.get(index) ?? 0) < enough);
  }

  /** The same object until a file changes what it proves; putting it together takes a while after many have changed. */
  get evidence(): Evidence {
    this.#evidence ??= collect(this.#compiled, this.#files);
    return this.#evidence;
  }

  /** Puts the evidence together before somebody asks, piece by piece; in vain where a file changes meanwhile. */
  *gather(): Generator<void> {
    if (this.#evidence) return;
    const began = this.#changes;
    const evidence = yield* collectInPieces(this.#compiled, this.#files);
    if (began === this.#changes) this.#evidence ??= evidence;
  }

  /** The evidence that some of the files give. */
  evidenceIn(includes: (uri: string) => boolean): Evidence {
    return collect(this.#compiled, new Map([...this.#files].filter(([uri]) => includes(uri))));
  }

  /** Whether a file of that path may be evidence, by being there or by its text. */
  mayCount(path: string): boolean {
    return this.#reader.readPath(path).hits.size > 0 || this.#reader.reasonToRead(path) !== undefined;
  }

  #put(uri: string, evidence: FileEvidence | undefined): void {
    const before = this.#files.get(uri);
    if (before) this.#count(before, -1);
    if (evidence) {
      this.#files.set(uri, evidence);
      this.#count(evidence, 1);
    } else this.#files.delete(uri);
    this.#changes++;
    if (!isEmpty(before) || !isEmpty(evidence)) this.#evidence = undefined;
  }

  #count({ hits }: FileEvidence, step: number): void {
    for (const atom of hits.keys()) this.#found.set(atom, (this.#found.get(atom) ?? 0) + step);
  }
}

function isEmpty(evidence: FileEvidence | undefined): boolean {
  return evidence === undefined || evidence.hits.size + evidence.calls.length + evidence.targets.length === 0;
}
