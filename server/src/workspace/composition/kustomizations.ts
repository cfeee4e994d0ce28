/** Kustomizations as they are applied: every one that no other takes in, composed again when one of its files changes. */
import { compose } from '../../compose/kustomize/compose.ts';
import type { Place } from '../../compose/composed.ts';
import { readFile } from '../../facts/read.ts';
import type { FileFacts } from '../../facts/types.ts';
import { join, parentOf } from '../paths.ts';
import type { Composer, Sink } from './composer.ts';
import { composedUri } from './file.ts';

/** Kustomizations that take each other in go no deeper. */
const mostSteps = 20;

interface Root {
  /** Every file that was read. */
  readonly inputs: ReadonlySet<string>;
  /** Files that were looked for in vain. */
  readonly missed: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
}

export class Kustomizations implements Composer {
  readonly #files: ReadonlyMap<string, FileFacts>;
  /** Files that hold a kustomization. */
  readonly #all = new Set<string>();
  /** What is applied, by the file of the kustomization; undefined until it is composed. */
  #roots = new Map<string, Root | undefined>();
  readonly #dirty = new Set<string>();
  /** How many roots take a file in. */
  readonly #uses = new Map<string, number>();
  #regroup = false;

  constructor(files: ReadonlyMap<string, FileFacts>) {
    this.#files = files;
  }

  changed(uri: string, before: FileFacts | undefined, after: FileFacts | undefined): void {
    if (isKustomization(before) || isKustomization(after)) {
      if (isKustomization(after)) this.#all.add(uri);
      else this.#all.delete(uri);
      this.#regroup = true;
      // Folders that were none before may be meant by anybody.
      if (isKustomization(before) !== isKustomization(after)) for (const root of this.#roots.keys()) this.#dirty.add(root);
    }
    for (const [root, made] of this.#roots) if (made && (made.inputs.has(uri) || made.missed.has(uri))) this.#dirty.add(root);
  }

  get pending(): boolean {
    return this.#regroup || this.#dirty.size > 0;
  }

  *settle(sink: Sink): Generator<void> {
    if (this.#regroup) this.#group(sink);
    for (const uri of this.#dirty) {
      this.#dirty.delete(uri);
      if (this.#roots.has(uri)) this.#compose(uri, sink);
      yield;
    }
  }

  /** Looks which kustomizations stand for themselves. */
  #group(sink: Sink): void {
    this.#regroup = false;
    const takenIn = new Map([...this.#all].map((uri) => [uri, this.#takenInBy(uri)] as const));
    const taken = new Set([...takenIn].flatMap(([uri, others]) => others.filter((other) => other !== uri)));
    const before = this.#roots;
    this.#roots = new Map();
    const reached = new Set<string>();
    const add = (uri: string): void => {
      const known = before.get(uri);
      this.#roots.set(uri, known);
      if (known === undefined) this.#dirty.add(uri);
      reach(uri, takenIn, reached);
    };
    const whole = [...this.#all].filter((uri) => kustomizationOf(this.#files.get(uri))?.component !== true).sort();
    for (const uri of whole) if (!taken.has(uri)) add(uri);
    // Those that only take each other in are begun somewhere.
    for (const uri of whole) if (!reached.has(uri)) add(uri);
    for (const [uri, made] of before) {
      if (this.#roots.has(uri)) continue;
      if (made) this.#replace(made, undefined, sink);
      sink.open(uri, false);
      sink.report(uri, []);
    }
  }

  #takenInBy(uri: string): readonly string[] {
    return (kustomizationOf(this.#files.get(uri))?.resources ?? []).flatMap(({ path }) => {
      const target = join(parentOf(uri), path);
      return (target === undefined ? undefined : this.#kustomizationIn(target)) ?? [];
    });
  }

  #compose(uri: string, sink: Sink): void {
    const missed = new Set<string>();
    const text = (file: string): string | undefined => {
      const found = this.#files.get(file)?.text;
      if (found === undefined) missed.add(file);
      return found;
    };
    const { objects, inputs, open, problems } = compose(uri, { text, isFolder: (folder) => this.#kustomizationIn(folder) !== undefined });
    const names = new Set<string>();
    for (const { composed, origin, kind, name, namespace } of objects) {
      const id = composedUri(uri, [kind, namespace ?? '', name].join(' '));
      if (names.has(id)) continue;
      names.add(id);
      const before = sink.get(id);
      const facts =
        before?.composed.text === composed.text ? before.facts : readFile({ uri: id, format: 'yaml', text: composed.text, hcl: undefined });
      const entry = this.#entryTo(uri, origin.uri);
      sink.put({ uri: id, kind: 'kustomization', home: origin.uri, root: uri, composed, facts, origin, ...(entry ? { entry } : {}) });
    }
    const made: Root = { inputs, missed, objects: names };
    sink.open(uri, open);
    sink.report(uri, problems);
    this.#replace(this.#roots.get(uri), made, sink);
    this.#roots.set(uri, made);
  }

  #replace(before: Root | undefined, after: Root | undefined, sink: Sink): void {
    for (const uri of after?.inputs ?? []) this.#count(uri, 1, sink);
    for (const uri of before?.inputs ?? []) this.#count(uri, -1, sink);
    for (const uri of before?.objects ?? []) if (!after?.objects.has(uri)) sink.drop(uri);
  }

  #count(uri: string, step: number, sink: Sink): void {
    const count = (this.#uses.get(uri) ?? 0) + step;
    if (count > 0) this.#uses.set(uri, count);
    else this.#uses.delete(uri);
    sink.cover(uri, count > 0);
  }

  /** The entry of a kustomization that brings in what a file holds. */
  #entryTo(uri: string, wanted: string): Place | undefined {
    const placed = this.#files.get(uri)?.units.find(({ unit }) => unit.kustomization !== undefined);
    for (const { path, start, end } of placed?.unit.kustomization?.resources ?? []) {
      const target = join(parentOf(uri), path);
      if (placed && target !== undefined && this.#leadsTo(target, wanted, mostSteps))
        return { uri, start: placed.start + start, end: placed.start + end };
    }
    return undefined;
  }

  #leadsTo(target: string, wanted: string, steps: number): boolean {
    if (target === wanted) return true;
    const next = this.#kustomizationIn(target);
    if (next === undefined || steps === 0) return false;
    const { resources } = kustomizationOf(this.#files.get(next)) ?? { resources: [] };
    return resources.some(({ path }) => {
      const below = join(parentOf(next), path);
      return below !== undefined && this.#leadsTo(below, wanted, steps - 1);
    });
  }

  /** The kustomization that a path means: the file itself, or the one in that folder. */
  #kustomizationIn(target: string): string | undefined {
    if (this.#all.has(target)) return target;
    return ['kustomization.yaml', 'kustomization.yml', 'Kustomization']
      .map((name) => `${target}/${name}`)
      .find((uri) => this.#all.has(uri));
  }
}

function reach(uri: string, takenIn: ReadonlyMap<string, readonly string[]>, reached: Set<string>): void {
  const open = [uri];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(takenIn.get(next) ?? []));
  }
}

function kustomizationOf(facts: FileFacts | undefined): NonNullable<FileFacts['units'][number]['unit']['kustomization']> | undefined {
  return facts?.units.find(({ unit }) => unit.kustomization !== undefined)?.unit.kustomization;
}

function isKustomization(facts: FileFacts | undefined): boolean {
  return kustomizationOf(facts) !== undefined;
}
