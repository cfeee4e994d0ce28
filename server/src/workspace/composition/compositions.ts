/** What charts and kustomizations yield, kept up to date with the files that they are made of. */
import type { Place } from '../../compose/composed.ts';
import { sourceOf } from '../../compose/translate.ts';
import type { FileFacts } from '../../facts/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { Charts } from './charts.ts';
import type { Composer, CompositionProblem, Sink } from './composer.ts';
import { isComposedUri } from './file.ts';
import type { ComposedFile } from './file.ts';
import { Kustomizations } from './kustomizations.ts';
import type { ModuleOf } from './releases.ts';

/** What the workspace does about composed files. */
export interface CompositionsHost {
  /** A composed file, or its new version; undefined when it is gone. */
  place(uri: string, facts: FileFacts | undefined): void;
  /** The file is now judged as part of what is composed from it, or no longer. */
  covered(uri: string): void;
  /** The module of Terraform in a folder. */
  readonly moduleOf: ModuleOf;
}

export class Compositions {
  readonly #host: CompositionsHost;
  readonly #charts: Charts;
  readonly #composers: readonly Composer[];
  readonly #made = new Map<string, ComposedFile>();
  readonly #covered = new Set<string>();
  readonly #open = new Set<string>();
  readonly #problems = new Map<string, readonly CompositionProblem[]>();
  readonly #bySource = new Groups();
  readonly #byHome = new Groups();
  readonly #byOrigin = new Groups();

  /** `files` is the live map of the files as they were read. */
  constructor(files: ReadonlyMap<string, FileFacts>, host: CompositionsHost) {
    this.#host = host;
    this.#charts = new Charts(files, host.moduleOf);
    this.#composers = [this.#charts, new Kustomizations(files)];
  }

  changed(uri: string, before: FileFacts | undefined, after: FileFacts | undefined): void {
    for (const composer of this.#composers) composer.changed(uri, before, after);
  }

  /** It is known anew which files there are. */
  listed(): void {
    this.#charts.listed();
  }

  get settled(): boolean {
    for (const composer of this.#composers) if (composer.pending) return false;
    return true;
  }

  /** Composes anew what has changed, piece by piece. */
  *settle(): Generator<void> {
    const sink = this.#sink;
    for (const composer of this.#composers) yield* composer.settle(sink);
  }

  /** What keeps charts and kustomizations from being composed whole, each once. */
  get problems(): readonly CompositionProblem[] {
    const seen = new Set<string>();
    return [...this.#problems.values()].flat().filter(({ place, message }) => {
      const key = `${place.uri} ${String(place.start)} ${message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }

  /** Whether something that a file is part of is not composed whole. */
  isPartial(uri: string): boolean {
    const roots = new Set([uri, ...this.from(uri).map(({ root }) => root)]);
    // What is wrong with a chart is told by its folder.
    return [...this.#problems.keys(), ...this.#open].some((root) => roots.has(root) || uri.startsWith(`${root}/`));
  }

  isCovered(uri: string): boolean {
    return this.#covered.has(uri);
  }

  /** A kustomization that brings in something that no file here holds. */
  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  /** Composed files that hold something of a file. */
  from(uri: string): readonly ComposedFile[] {
    return this.#bySource.of(uri).flatMap((name) => this.#made.get(name) ?? []);
  }

  /** Composed files that are counted with a file. */
  countedWith(uri: string): readonly ComposedFile[] {
    return this.#byHome.of(uri).flatMap((name) => this.#made.get(name) ?? []);
  }

  /** What other kustomizations make of the same object, or other releases of the same template, this one included. */
  siblingsOf(file: ComposedFile): readonly ComposedFile[] {
    const key = familyOf(file);
    return key === undefined ? [file] : this.#byOrigin.of(key).flatMap((name) => this.#made.get(name) ?? []);
  }

  /** Where a span of any file, composed or not, is written. */
  sourceOf(uri: string, span: Span): Place | undefined {
    if (!isComposedUri(uri)) return { uri, start: span.start, end: span.end };
    const file = this.#made.get(uri);
    return file && sourceOf(file.composed, span, 'use');
  }

  readonly #sink: Sink = {
    get: (uri) => this.#made.get(uri),
    put: (file) => {
      const before = this.#made.get(file.uri);
      this.#made.set(file.uri, file);
      if (!before || !isFoundAlike(before, file)) {
        if (before) this.#unlink(before);
        this.#link(file);
      }
      if (before?.facts !== file.facts) this.#host.place(file.uri, file.facts);
    },
    drop: (uri) => {
      const before = this.#made.get(uri);
      if (!before) return;
      this.#unlink(before);
      this.#made.delete(uri);
      this.#host.place(uri, undefined);
    },
    report: (root, problems) => {
      if (problems.length > 0) this.#problems.set(root, problems);
      else this.#problems.delete(root);
    },
    open: (uri, open) => {
      if (this.#open.has(uri) === open) return;
      if (open) this.#open.add(uri);
      else this.#open.delete(uri);
      this.#host.covered(uri);
    },
    cover: (uri, covered) => {
      if (this.#covered.has(uri) === covered) return;
      if (covered) this.#covered.add(uri);
      else this.#covered.delete(uri);
      this.#host.covered(uri);
    },
  };

  #link(file: ComposedFile): void {
    for (const uri of sourcesOf(file)) this.#bySource.add(uri, file.uri);
    this.#byHome.add(file.home, file.uri);
    const family = familyOf(file);
    if (family !== undefined) this.#byOrigin.add(family, file.uri);
  }

  #unlink(file: ComposedFile): void {
    for (const uri of sourcesOf(file)) this.#bySource.remove(uri, file.uri);
    this.#byHome.remove(file.home, file.uri);
    const family = familyOf(file);
    if (family !== undefined) this.#byOrigin.remove(family, file.uri);
  }
}

/** Sets of names by a key. */
class Groups {
  readonly #groups = new Map<string, Set<string>>();
  readonly #sorted = new Map<string, readonly string[]>();

  /** Sorted, so that nothing hangs on what was composed last. */
  of(key: string): readonly string[] {
    const known = this.#sorted.get(key);
    if (known) return known;
    const group = this.#groups.get(key);
    if (!group) return [];
    const names = [...group].sort();
    this.#sorted.set(key, names);
    return names;
  }

  add(key: string, name: string): void {
    const group = this.#groups.get(key) ?? new Set();
    this.#groups.set(key, group.add(name));
    this.#sorted.delete(key);
  }

  remove(key: string, name: string): void {
    const group = this.#groups.get(key);
    group?.delete(name);
    if (group?.size === 0) this.#groups.delete(key);
    this.#sorted.delete(key);
  }
}

const sources = new WeakMap<ComposedFile, ReadonlySet<string>>();

/** Every file in which a finding about this text may be shown. */
function sourcesOf(file: ComposedFile): ReadonlySet<string> {
  const known = sources.get(file);
  if (known) return known;
  const { parts, omissions } = file.composed;
  const found = new Set<string>([file.home]);
  if (file.kind === 'kustomization') found.add(file.root);
  else if (file.entry) found.add(file.entry.uri);
  for (const { source, via } of parts) {
    found.add(source.uri);
    if (via) found.add(via.uri);
  }
  for (const { cause } of omissions) found.add(cause.uri);
  sources.set(file, found);
  return found;
}

/** Whether two versions of a composed file are found from the same files. */
function isFoundAlike(a: ComposedFile, b: ComposedFile): boolean {
  const [before, after] = [sourcesOf(a), sourcesOf(b)];
  return a.home === b.home && familyOf(a) === familyOf(b) && before.size === after.size && [...before].every((uri) => after.has(uri));
}

/** What is made of one thing in several ways has this in common. */
function familyOf({ origin, template }: ComposedFile): string | undefined {
  return origin ? `${origin.uri}#${String(origin.start)}` : template;
}
