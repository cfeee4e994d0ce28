/** The text that an execution writes, and the white space between it and actions that are left as written. */
import type { TextNode } from '../parse/nodes.ts';
import type { Piece } from '../values/text.ts';
import type { Budget } from './budget.ts';
import type { TemplateSource } from './source.ts';

export class Output {
  readonly pieces: Piece[] = [];
  readonly #source: TemplateSource;
  readonly #budget: Budget;
  /** White space at the end of the last text that the next action trims, unless it is left as written. */
  #pending: readonly Piece[] = [];
  /** The last action is left as written, with its trim marker. */
  #raw = false;

  constructor(source: TemplateSource, budget: Budget) {
    this.#source = source;
    this.#budget = budget;
  }

  text(node: TextNode): void {
    const { start, end, from, to, trimsEnd } = node;
    const lead = this.#raw && from > start ? softened(this.#source.pieces(start, from)) : [];
    const blank = from >= to && trimsEnd;
    if (!blank) this.push(lead);
    if (to > from) this.push(this.#source.pieces(from, to));
    this.#pending = blank ? [...lead, ...softened(this.#source.pieces(to, end))] : to < end ? softened(this.#source.pieces(to, end)) : [];
    this.#raw = false;
  }

  /** Before pieces of an action that is evaluated: its trim markers have their effect. */
  settle(): void {
    this.#pending = [];
    this.#raw = false;
  }

  /** Pieces of an action that stays as it is written. */
  asWritten(pieces: readonly Piece[]): void {
    this.push(this.#pending);
    this.#pending = [];
    this.push(pieces);
    this.#raw = true;
  }

  push(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      this.#budget.write(piece.text.length);
      this.pieces.push(piece);
    }
  }

  /** An output for a part of this one, to be judged before it is put in. */
  fork(): Output {
    const fork = new Output(this.#source, this.#budget);
    fork.#pending = this.#pending;
    fork.#raw = this.#raw;
    return fork;
  }

  /** Takes over what a fork wrote. */
  join(fork: Output): void {
    for (const piece of fork.pieces) this.pieces.push(piece);
    this.#pending = fork.#pending;
    this.#raw = fork.#raw;
  }
}

function softened(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => (piece.kind === 'text' ? { ...piece, soft: true } : piece));
}
