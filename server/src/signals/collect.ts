/** From what each file proves to the evidence for each signal. */
import type { Span } from '../syntax/tree.ts';
import type { Compiled, CompiledSignal } from './compile.ts';
import type { FileEvidence } from './file.ts';
import type { Evidence, Place, SignalEvidence } from './find.ts';
import { HitList } from './hits.ts';
import type { Hits } from './hits.ts';
import { JointPlaces } from './joint.ts';
import { SignalIndex } from './summary.ts';
import { TargetIndex } from './targets.ts';

const maxPlaces = 20;

const indexes = new WeakMap<Compiled, SignalIndex>();

/** Files between two pauses. */
const piece = 500;

export function collect(compiled: Compiled, files: ReadonlyMap<string, FileEvidence>): Evidence {
  const pieces = collectInPieces(compiled, files);
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}

/** The same with pauses, in which no file may change if what it comes to is to be of use. */
export function* collectInPieces(compiled: Compiled, files: ReadonlyMap<string, FileEvidence>): Generator<void, Evidence> {
  const index = indexes.get(compiled) ?? new SignalIndex(compiled);
  indexes.set(compiled, index);
  const targets = new TargetIndex(files);
  const reached = hitsOfTargets(files, targets);
  const found = new Map<number, Gathered>();
  const forJoint = new Map<string, FileEvidence>();
  let looked = 0;
  for (const [uri, evidence] of files) {
    if (++looked % piece === 0) yield;
    const more = reached.get(uri);
    if (evidence.hits.size === 0 && evidence.calls.length === 0 && !more) continue;
    const { single, joint } = index.summaryOf(more ? merged(evidence.hits, more) : evidence.hits);
    for (const { signal, spans } of single) {
      const gathered = found.get(signal) ?? new Gathered();
      found.set(signal, gathered);
      gathered.add(uri, spans);
    }
    if (joint || evidence.calls.length > 0) forJoint.set(uri, evidence);
  }
  const jointPlaces = new JointPlaces(compiled.clauses, forJoint, targets);
  return new Map(
    compiled.signals.flatMap((signal, number): readonly [string, SignalEvidence][] => {
      const evidence = index.joint.has(number) ? ofJoint(signal, jointPlaces) : found.get(number)?.evidence;
      return evidence ? [[signal.id, evidence]] : [];
    }),
  );
}

/** What the targets and scripts prove that pipelines call, by the file in which they stand. */
function hitsOfTargets(files: ReadonlyMap<string, FileEvidence>, targets: TargetIndex): ReadonlyMap<string, ReadonlySet<Hits>> {
  const reached = new Map<string, Set<Hits>>();
  for (const { calls } of files.values()) {
    if (calls.length === 0) continue;
    for (const { uri, target } of targets.reached(calls)) {
      const known = reached.get(uri);
      if (known) known.add(target.hits);
      else reached.set(uri, new Set([target.hits]));
    }
  }
  return reached;
}

function merged(own: Hits, more: Iterable<Hits>): Hits {
  const list = new HitList();
  for (const hits of [own, ...more]) for (const [atom, spans] of hits) for (const span of spans) list.add(atom, span);
  return list.hits;
}

/** Counts all places and keeps those of the first files. */
class Gathered {
  #count = 0;
  #places: Place[] = [];

  add(uri: string, spans: readonly Span[]): void {
    this.#count += spans.length;
    const last = this.#places.at(-1);
    if (last && this.#places.length >= maxPlaces && last.uri < uri) return;
    const inOrder = !last || last.uri <= uri;
    for (const { start, end } of spans) this.#places.push({ uri, start, end });
    if (!inOrder) this.#places.sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.start - b.start));
    if (this.#places.length > maxPlaces) this.#places = this.#places.slice(0, maxPlaces);
  }

  get evidence(): SignalEvidence {
    return { places: this.#places, count: this.#count };
  }
}

function ofJoint({ alternatives }: CompiledSignal, joint: JointPlaces): SignalEvidence | undefined {
  const places = alternatives.flatMap((atoms) => joint.of(atoms));
  const unique = [...new Map(places.map((place) => [`${place.uri}#${String(place.start)}`, place])).values()];
  return unique.length === 0 ? undefined : { places: unique.slice(0, maxPlaces), count: unique.length };
}
