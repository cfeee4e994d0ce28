/** What one file proves, signal by signal: made once for each version of the file, so that gathering a whole workspace only counts. */
import type { Span } from '../syntax/tree.ts';
import type { Compiled } from './compile.ts';
import type { Hits } from './hits.ts';

/** The places in one file that are evidence for a signal, each once. */
export interface SignalSpans {
  /** Its number among the signals. */
  readonly signal: number;
  readonly spans: readonly Span[];
}

export interface Summary {
  /** Of signals that any one clause proves. */
  readonly single: readonly SignalSpans[];
  /** Whether a clause of an alternative that needs several is met. */
  readonly joint: boolean;
}

/** Which clauses prove which signals. */
export class SignalIndex {
  /** Signals of which some alternative needs several clauses. */
  readonly joint: ReadonlySet<number>;
  readonly #singleByAtom = new Map<number, number[]>();
  readonly #jointAtoms = new Set<number>();
  readonly #known = new WeakMap<Hits, Summary>();

  constructor({ signals }: Compiled) {
    const joint = new Set<number>();
    signals.forEach(({ alternatives }, signal) => {
      const atoms = new Set(alternatives.flat());
      if (alternatives.every(({ length }) => length === 1)) for (const atom of atoms) this.#add(atom, signal);
      else {
        joint.add(signal);
        for (const atom of atoms) this.#jointAtoms.add(atom);
      }
    });
    this.joint = joint;
  }

  /** The same object for the same hits. */
  summaryOf(hits: Hits): Summary {
    const known = this.#known.get(hits);
    if (known) return known;
    const made = this.#summarize(hits);
    this.#known.set(hits, made);
    return made;
  }

  #summarize(hits: Hits): Summary {
    const spans = new Map<number, Map<number, Span>>();
    let joint = false;
    for (const [atom, found] of hits) {
      joint ||= this.#jointAtoms.has(atom);
      for (const signal of this.#singleByAtom.get(atom) ?? []) {
        const byStart = spans.get(signal) ?? new Map<number, Span>();
        spans.set(signal, byStart);
        for (const span of found) if (!byStart.has(span.start)) byStart.set(span.start, span);
      }
    }
    return {
      joint,
      single: [...spans].map(([signal, byStart]) => ({ signal, spans: [...byStart.values()].sort((a, b) => a.start - b.start) })),
    };
  }

  #add(atom: number, signal: number): void {
    const list = this.#singleByAtom.get(atom);
    if (list) list.push(signal);
    else this.#singleByAtom.set(atom, [signal]);
  }
}
