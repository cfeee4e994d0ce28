/** Alternatives that need several clauses. */
import type { Clause } from './clause.ts';
import type { FileEvidence } from './file.ts';
import type { Place } from './find.ts';
import type { Hits } from './hits.ts';
import type { TargetIndex } from './targets.ts';

type Places = ReadonlyMap<number, readonly Place[]>;

export class JointPlaces {
  readonly #clauses: readonly Clause[];
  readonly #inFiles: readonly Places[];
  readonly #everywhere = new Map<number, Place[]>();

  constructor(clauses: readonly Clause[], files: ReadonlyMap<string, FileEvidence>, targets: TargetIndex) {
    this.#clauses = clauses;
    this.#inFiles = placesOfFiles(files, targets);
    for (const places of this.#inFiles) for (const [atom, list] of places) addAll(this.#everywhere, atom, list);
  }

  /** The places of all clauses of an alternative, where all are met: those about pipelines in one file, the others anywhere. */
  of(atoms: readonly number[]): readonly Place[] {
    const [first] = atoms;
    if (first !== undefined && atoms.length === 1) return this.#everywhere.get(first) ?? [];
    const inPipelines = atoms.filter((atom) => this.#clauses[atom]?.kind.startsWith('ci-'));
    const anywhere = atoms.filter((atom) => !inPipelines.includes(atom));
    if (!anywhere.every((atom) => this.#everywhere.has(atom))) return [];
    const elsewhere = anywhere.flatMap((atom) => this.#everywhere.get(atom) ?? []);
    if (inPipelines.length === 0) return elsewhere;
    const together = this.#inFiles.filter((places) => inPipelines.every((atom) => places.has(atom)));
    return together.length === 0
      ? []
      : [...together.flatMap((places) => inPipelines.flatMap((atom) => places.get(atom) ?? [])), ...elsewhere];
  }
}

/** The places of each file, in the order of URIs; what a pipeline calls counts as its own. */
function placesOfFiles(files: ReadonlyMap<string, FileEvidence>, targets: TargetIndex): readonly Places[] {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([uri, { hits, calls }]) => {
    const places = new Map<number, Place[]>();
    addHits(places, uri, hits);
    for (const { uri: other, target } of targets.reached(calls)) addHits(places, other, target.hits);
    return places;
  });
}

function addHits(places: Map<number, Place[]>, uri: string, hits: Hits): void {
  for (const [atom, spans] of hits) {
    addAll(
      places,
      atom,
      spans.map(({ start, end }) => ({ uri, start, end })),
    );
  }
}

function addAll(places: Map<number, Place[]>, atom: number, more: readonly Place[]): void {
  const list = places.get(atom);
  if (list) for (const place of more) list.push(place);
  else places.set(atom, [...more]);
}
