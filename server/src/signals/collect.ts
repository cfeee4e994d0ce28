/** From what each file proves to the evidence for each signal. */
import type { Clause } from './clause.ts';
import type { Compiled } from './compile.ts';
import type { FileEvidence } from './file.ts';
import type { Evidence, Place, SignalEvidence } from './find.ts';
import type { Hits } from './hits.ts';
import { TargetIndex } from './targets.ts';

const maxPlaces = 20;

type Places = ReadonlyMap<number, readonly Place[]>;

export function collect({ signals, clauses }: Compiled, files: ReadonlyMap<string, FileEvidence>): Evidence {
  const inFiles = placesOfFiles(files);
  const everywhere = new Map<number, Place[]>();
  for (const places of inFiles) for (const [atom, list] of places) addAll(everywhere, atom, list);
  const evidence = new Map<string, SignalEvidence>();
  for (const { id, alternatives } of signals) {
    const places = alternatives.flatMap((atoms) => {
      const [first] = atoms;
      if (first !== undefined && atoms.length === 1) return everywhere.get(first) ?? [];
      return joint(atoms, clauses, inFiles, everywhere);
    });
    if (places.length > 0) evidence.set(id, distinct(places));
  }
  return evidence;
}

/** The places of all clauses of an alternative, where all are met: those about pipelines in one file, the others anywhere. */
function joint(atoms: readonly number[], clauses: readonly Clause[], inFiles: readonly Places[], everywhere: Places): readonly Place[] {
  const inPipelines = atoms.filter((atom) => clauses[atom]?.kind.startsWith('ci-'));
  const anywhere = atoms.filter((atom) => !inPipelines.includes(atom));
  if (!anywhere.every((atom) => everywhere.has(atom))) return [];
  const elsewhere = anywhere.flatMap((atom) => everywhere.get(atom) ?? []);
  if (inPipelines.length === 0) return elsewhere;
  const together = inFiles.filter((places) => inPipelines.every((atom) => places.has(atom)));
  return together.length === 0
    ? []
    : [...together.flatMap((places) => inPipelines.flatMap((atom) => places.get(atom) ?? [])), ...elsewhere];
}

/** The places of each file, in the order of URIs; what a pipeline calls counts as its own. */
function placesOfFiles(files: ReadonlyMap<string, FileEvidence>): readonly Places[] {
  const targets = new TargetIndex(files);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([uri, { hits, calls }]) => {
    if (hits.size + calls.length === 0) return [];
    const places = new Map<number, Place[]>();
    addHits(places, uri, hits);
    for (const { uri: other, target } of targets.reached(calls)) addHits(places, other, target.hits);
    return [places];
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

function distinct(places: readonly Place[]): SignalEvidence {
  const unique = [...new Map(places.map((place) => [`${place.uri}#${String(place.start)}`, place])).values()];
  return { places: unique.slice(0, maxPlaces), count: unique.length };
}
